using System.CommandLine;

namespace ReviewSite.Web.Commands;

/// <summary>
/// Scripts with which a shell completes commands and options. They ask the program itself, by System.CommandLine's
/// suggest directive.
/// </summary>
internal static class CompletionsCommand
{
    private static readonly Dictionary<string, string> _scripts = new()
    {
        ["bash"] = """
            _reviewsite() {
                local IFS=$'\n' words
                words=$(reviewsite "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
                COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _reviewsite reviewsite
            """,
        ["zsh"] = """
            _reviewsite() {
                local -a words
                words=("${(@f)$(reviewsite "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
                compadd -- $words
                _files
            }
            compdef _reviewsite reviewsite
            """,
        ["fish"] = """
            complete -c reviewsite -a '(reviewsite "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName reviewsite -ScriptBlock {
                param($word, $line, $position)
                reviewsite "[suggest:$position]" "$line" |
                    Where-Object { $_ -like "$word*" } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }
            """,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = $"One of {string.Join(", ", _scripts.Keys)}." };
        shell.CompletionSources.Add([.. _scripts.Keys]);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var given }] && !_scripts.ContainsKey(given))
            {
                result.AddError($"“{given}” is not a known shell; use one of {string.Join(", ", _scripts.Keys)}.");
            }
        });
        var command = new ExampleCommand(
            "completions",
            "Print a script for your shell that completes commands and options.",
            "completions bash > ~/.local/share/bash-completion/completions/reviewsite",
            "completions fish > ~/.config/fish/completions/reviewsite.fish",
            "completions zsh >> ~/.zshrc"
        )
        {
            shell,
        };
        command.SetAction((parsed, _) => Console.Out.WriteLineAsync(_scripts[parsed.GetRequiredValue(shell)]));
        return command;
    }
}
