using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>The sections whose form is this directory's own, because nobody publishes them (domain 4.2).</summary>
internal static class DeskShapes
{
    public static SectionChange Desks(PublishedFile file)
    {
        var channels = file.Current.Desks.ToDictionary(d => d.Id, d => d.Channel);
        // A file without the column says nothing of channels: each desk keeps its own.
        var lines = file.Lines("deskId", d => d.Id, r => DirectoryRows.Desk(r) is var d && r.Has("channel") ? d : d with { Channel = channels.GetValueOrDefault(d.Id) });
        var (rows, counts) = SectionChange.Merge(file.Current.Desks, lines, d => d.Id);
        return new(file.Current with { Desks = rows }, counts);
    }

    /// <summary>A desk's contacts are one list in the order in which people are called, so a file replaces the whole list of each desk that it names.</summary>
    public static SectionChange Contacts(PublishedFile file)
    {
        var desks = file.Current.Desks.Select(d => d.Id).ToHashSet();
        var lines = file.Lines(r => DirectoryRows.Contact(r) is var c && desks.Contains(c.DeskId) ? c : throw new LineException("deskId", "import-unknown-desk"));
        var (rows, counts) = SectionChange.ReplaceOwners(file.Current.Contacts, lines, c => c.DeskId);
        return new(file.Current with { Contacts = rows }, counts);
    }

    public static SectionChange Calendar(PublishedFile file)
    {
        var owners = file.Current.Authorities.Select(a => a.Code).Concat(file.Current.Schools.Select(s => s.Number)).ToHashSet();
        var lines = file.Lines(r => DirectoryRows.Calendar(r) is var e && owners.Contains(e.OwnerId) ? e : throw new LineException("ownerId", "import-unknown-owner"));
        var (rows, counts) = SectionChange.ReplaceOwners(file.Current.Calendar, lines, e => $"{e.Owner} {e.OwnerId}");
        return new(file.Current with { Calendar = rows }, counts);
    }

    public static SectionChange Boards(PublishedFile file)
    {
        var (rows, counts) = SectionChange.Merge(file.Current.Boards, file.Lines("id", b => b.Id, DirectoryRows.Board), b => b.Id);
        return new(file.Current with { Boards = rows }, counts);
    }

    /// <summary>Those of Wales are bundled, with their numbers and boards in law: a file cannot change them.</summary>
    public static SectionChange EnglishAuthorities(PublishedFile file)
    {
        var lines = file.Lines("code", a => a.Code, r => DirectoryRows.EnglishAuthority(r) is var a && a.Code.StartsWith('E')
            ? a : throw new LineException("code", "import-not-english"));
        var (rows, counts) = SectionChange.Merge(file.Current.Authorities, lines, a => a.Code);
        return new(file.Current with { Authorities = rows }, counts);
    }

    public static SectionChange Senders(PublishedFile file)
    {
        var (rows, counts) = SectionChange.Merge(file.Current.Senders, file.Lines("senderId", s => s.Id, DirectoryRows.Sender), s => s.Id);
        return new(file.Current with { Senders = rows }, counts);
    }
}
