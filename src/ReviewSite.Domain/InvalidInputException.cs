namespace ReviewSite.Domain;

/// <summary>
/// Input that a person gave and can mend. The message names the place and the mend, in words that fit after "error: ".
/// </summary>
public sealed class InvalidInputException : Exception
{
    public InvalidInputException() { }

    public InvalidInputException(string message)
        : base(message) { }

    public InvalidInputException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>
    /// What to do about it on the command line, such as an option to use; a page has a field there instead.
    /// </summary>
    public string? OnCommandLine { get; init; }
}
