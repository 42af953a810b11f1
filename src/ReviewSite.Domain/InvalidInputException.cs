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
}
