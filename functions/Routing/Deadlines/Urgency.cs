namespace Safeguarding.Routing;

/// <summary>How soon a person must acknowledge a referral or a missing episode (design 6; product defaults, not law).</summary>
public enum Urgency
{
    /// <summary>Immediate danger, a child under one, a high-risk missing child: 15 minutes.</summary>
    Immediate,

    /// <summary>
    /// Any other section-130 report, a missing child graded medium or not at all: 60 minutes in desk hours, 4 hours with the emergency duty team.
    /// </summary>
    Prompt,

    /// <summary>
    /// A missing child graded low or no apparent risk: 4 hours. Design and guidance name no limit for these grades; this is a product default.
    /// </summary>
    Routine,

    /// <summary>A care-and-support referral: 1 working day.</summary>
    WorkingDay,
}
