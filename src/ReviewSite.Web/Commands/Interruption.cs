using System.Runtime.InteropServices;

namespace ReviewSite.Web.Commands;

/// <summary>Ctrl-C, or a termination signal, cancels the command; a second one ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private const int SignalCodes = 128;
    private const int SigInt = 2;
    private const int SigTerm = 15;

    private readonly CancellationTokenSource _cancellation = new();
    private readonly List<PosixSignalRegistration> _registrations;

    public Interruption() =>
        _registrations = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Cancel(context, SigInt)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Cancel(context, SigTerm)),
        ];

    public CancellationToken Token => _cancellation.Token;

    /// <summary>As a shell has it: 130 after Ctrl-C, 143 if the system asked for the end.</summary>
    public int ExitCode { get; private set; } = SignalCodes + SigInt;

    public void Dispose()
    {
        _registrations.ForEach(r => r.Dispose());
        _cancellation.Dispose();
    }

    private void Cancel(PosixSignalContext context, int signal)
    {
        if (!_cancellation.IsCancellationRequested)
        {
            context.Cancel = true;
            ExitCode = SignalCodes + signal;
            _cancellation.Cancel();
        }
    }
}
