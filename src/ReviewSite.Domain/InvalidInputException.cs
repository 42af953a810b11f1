namespace ReviewSite.Domain;

/// <summary>
/// Invalid input that the user can fix. The message says where it is and how to fix it, worded to follow "error: ".
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
