using System.Text.RegularExpressions;

namespace Safeguarding.Directory;

/// <summary>What can be read as an address of a person, whichever way it comes into the directory. Whether it answers, only a person can attest.</summary>
public static partial class ContactAddress
{
    public static bool IsEmail(string text) => Email().IsMatch(text);

    public static bool IsTelephone(string text) => Telephone().IsMatch(text);

    [GeneratedRegex(@"^\s*[^\s@<>,;""]{1,100}@[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,5}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"^\s*\+?[0-9][0-9 ()-]{6,20}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Telephone();
}
