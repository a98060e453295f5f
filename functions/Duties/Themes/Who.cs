namespace Safeguarding.Duties.Themes;

/// <summary>Groups of desks and senders that several duties share.</summary>
internal static class Who
{
    /// <summary>The authority's social services, in and out of hours.</summary>
    public static readonly string[] SocialServices = ["intake", "emergency-duty-team"];

    public static readonly string[] SocialServicesAndPolice = [.. SocialServices, "police"];

    /// <summary>Whoever may speak with the child or the family.</summary>
    public static readonly string[] EveryDesk =
        [.. SocialServicesAndPolice, "education-safeguarding", "home-education", "duty-desk", "school", "trafficking-advocate"];

    /// <summary>Those on whom Modern Slavery Act 2015 s.52 lays the duty; "council" is how the directory calls a local authority.</summary>
    public static readonly string[] NotifiersOfTheHomeOffice = ["police", "council", "nca", "glaa"];
}
