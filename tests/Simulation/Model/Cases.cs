namespace Safeguarding.Tests.Simulation.Model;

/// <summary>One generated submission: what happened, and when its sender sends it (UTC). The payload is written from it.</summary>
public abstract record Case(string Reference, string Force, DateTime At, IReadOnlyList<ChildCase> Children)
{
    public abstract string Kind { get; }

    public abstract string Path { get; }
}

/// <summary>A time as a sender writes it: an instant, or only a date.</summary>
public sealed record Moment(DateTime? Utc, DateOnly? Date, string Wire);

/// <param name="Schools">Numbers; the sender may be wrong.</param>
/// <param name="Home">Authority of the home, as written.</param>
public sealed record ChildCase(string Key, DateOnly? Born, string? Home, IReadOnlyList<string> Schools)
{
    public bool HomeEducated { get; init; }

    /// <summary>Where the child is now (referral).</summary>
    public string? IsIn { get; init; }

    /// <summary>Authority that placed the child, and the one that hosts the placement (missing episode).</summary>
    public string? PlacedBy { get; init; }

    public string? PlacedIn { get; init; }

    /// <summary>Below one year in London at that moment.</summary>
    public bool IsInfant(DateTime at) => Born is { } born && born.AddYears(1) > LondonClock.DateOf(at);
}

public sealed record EncompassCase(string Reference, string Force, DateTime At, IReadOnlyList<ChildCase> Children, Moment? Incident, Moment? Aware)
    : Case(Reference, Force, At, Children)
{
    public override string Kind => "encompass-notification";

    public override string Path => "/api/encompass-notifications";
}

public sealed record ReferralCase(string Reference, string Force, DateTime At, IReadOnlyList<ChildCase> Children) : Case(Reference, Force, At, Children)
{
    public bool CareAndSupport { get; init; }

    public bool ImmediateDanger { get; init; }

    public bool Trafficking { get; init; }

    public string? ConcernIn { get; init; }

    public IReadOnlyList<string> OtherAuthorities { get; init; } = [];

    public override string Kind => "referral";

    public override string Path => "/api/referrals";
}

public sealed record MissingCase(string Reference, string Force, DateTime At, IReadOnlyList<ChildCase> Children) : Case(Reference, Force, At, Children)
{
    public string? Grade { get; init; }

    public bool Trafficking { get; init; }

    public bool NotifySchool { get; init; }

    public bool FromSchool { get; init; }

    public string? FoundIn { get; init; }

    public DateTime? ReturnedAt { get; init; }

    public override string Kind => "missing-episode";

    public override string Path => "/api/missing-episodes";
}
