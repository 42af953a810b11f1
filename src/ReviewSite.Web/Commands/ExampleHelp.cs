using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ReviewSite.Web.Commands;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="examples">What follows the program's name.</param>
internal sealed class ExampleCommand(string name, string description, params IReadOnlyList<string> examples)
    : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;
}

/// <summary>The usual help, and then the command's examples.</summary>
internal sealed class ExampleHelp(HelpAction usual, IReadOnlyList<string> rootExamples) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public static void AddTo(RootCommand root, params IReadOnlyList<string> examples)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelp((HelpAction)help.Action!, examples);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var examples = parseResult.CommandResult.Command switch
        {
            ExampleCommand command => command.Examples,
            RootCommand => rootExamples,
            _ => [],
        };
        if (examples.Count > 0)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {RootCommand.ExecutableName} {example}");
            }

            output.WriteLine();
        }

        return code;
    }
}
