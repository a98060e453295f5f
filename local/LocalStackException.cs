namespace Safeguarding.Local;

/// <summary>Something the person at the keyboard can put right: the message is one sentence that says how.</summary>
public sealed class LocalStackException : Exception
{
    public LocalStackException()
    {
    }

    public LocalStackException(string message)
        : base(message)
    {
    }

    public LocalStackException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
