using System.Text;
using Safeguarding.Tests.Hostile.Running;

namespace Safeguarding.Tests.Hostile.Generation;

/// <summary>Who a request says it comes from.</summary>
internal enum Sender
{
    /// <summary>A valid token of a principal that has a role of the function.</summary>
    RightRole,

    /// <summary>A valid token of a principal that has none.</summary>
    WrongRole,

    /// <summary>No token.</summary>
    Nobody,

    /// <summary>Something that is no valid token.</summary>
    Forger,
}

/// <summary>One request, all of it but the token, which is put in when it is sent.</summary>
/// <param name="Principal">Of the two senders with a token.</param>
/// <param name="Head">Without the authorisation and without the empty line.</param>
/// <param name="Broken">Its framing promises something else than comes.</param>
internal sealed record HostileRequest(Function Function, Sender Sender, string Principal, string Forged, string Head, byte[] Body, bool Broken)
{
    public byte[] Bytes(HostileStack stack)
    {
        var authorisation = Sender switch
        {
            Sender.Nobody => "",
            Sender.Forger => $"Authorization: {Forged}\r\n",
            _ => $"Authorization: Bearer {stack.Token(Principal)}\r\n",
        };
        return [.. Encoding.UTF8.GetBytes($"{Head}{authorisation}\r\n"), .. Body];
    }

    /// <summary>As a failed test shows it.</summary>
    public override string ToString() =>
        $"{Function.Name} by {Sender} {Principal} {Forged}\n{Head}{Body.Length} bytes: {Encoding.UTF8.GetString(Body[..Math.Min(Body.Length, 3000)])}\nbase64 {Convert.ToBase64String(Body[..Math.Min(Body.Length, 3000)])}";
}
