using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>Ids of one kind that a directory holds, as they are written there, and those that a rejected line or file may hold.</summary>
internal sealed class IdSet(IEnumerable<string> ids, Func<string, bool> mayHold)
{
    private readonly HashSet<string> _ids = [.. ids];

    public bool Holds(string id) => _ids.Contains(id) || mayHold(id);

    /// <summary>The id that differs from what is written by capitals alone.</summary>
    public string? Meant(string written) => _ids.FirstOrDefault(id => id.Equals(written, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Everything in a directory that its rows refer to.</summary>
internal sealed class KnownIds
{
    public KnownIds(DirectoryData data, ImportFindings findings)
    {
        Boards = new(data.Boards.Select(b => b.Id), findings.MayHold<SafeguardingBoard>);
        Authorities = new(data.Authorities.Select(a => a.Code), findings.MayHold<Authority>);
        Schools = new(data.Schools.Select(s => s.Number), findings.MayHold<School>);
        Senders = new(data.Senders.Select(s => s.Id), findings.MayHold<Sender>);
        Forces = new(data.Senders.Where(s => s.Type == "police").SelectMany(s => new[] { s.Id, s.NameEn }), findings.MayHold<Sender>);
        Desks = new(data.Desks.Select(d => d.Id), id => findings.MayHold<Desk>(id) || (id.StartsWith(OfSchool, StringComparison.Ordinal) && findings.MayHold<School>(id[OfSchool.Length..])));
        OfDesks = new(data.Desks.Select(d => d.Organisation), findings.MayHold<Desk>);
        OfPrincipals = new(data.Principals.Select(p => p.Organisation), findings.MayHold<Principal>);
    }

    private const string OfSchool = "school.";

    public IdSet Boards { get; }

    public IdSet Authorities { get; }

    public IdSet Schools { get; }

    public IdSet Senders { get; }

    /// <summary>Police forces, by their id and by the name that an authority gives.</summary>
    public IdSet Forces { get; }

    public IdSet Desks { get; }

    /// <summary>Organisations that have a desk: some, like an advocacy service, send nothing and are in no other list.</summary>
    public IdSet OfDesks { get; }

    /// <summary>Organisations that have somebody who signs in.</summary>
    public IdSet OfPrincipals { get; }

    /// <summary>What may run a desk or send somebody to sign in.</summary>
    public IEnumerable<IdSet> Organisations => [Authorities, Schools, Boards, Senders];
}
