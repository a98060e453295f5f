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
        var (rows, counts) = SectionChange.ReplaceOwners(file.Current.Contacts, file.Lines(DirectoryRows.Contact), c => c.DeskId);
        return new(file.Current with { Contacts = rows }, counts);
    }

    public static SectionChange Calendar(PublishedFile file)
    {
        var (rows, counts) = SectionChange.ReplaceOwners(file.Current.Calendar, file.Lines(DirectoryRows.Calendar), e => $"{e.Owner} {e.OwnerId}");
        return new(file.Current with { Calendar = rows }, counts);
    }

    public static SectionChange Boards(PublishedFile file)
    {
        var (rows, counts) = SectionChange.Merge(file.Current.Boards, file.Lines("id", b => b.Id, DirectoryRows.Board), b => b.Id);
        return new(file.Current with { Boards = rows }, counts);
    }

    public static SectionChange EnglishAuthorities(PublishedFile file)
    {
        var (rows, counts) = SectionChange.Merge(file.Current.Authorities, file.Lines("code", a => a.Code, DirectoryRows.EnglishAuthority), a => a.Code);
        return new(file.Current with { Authorities = rows }, counts);
    }

    public static SectionChange Senders(PublishedFile file)
    {
        var (rows, counts) = SectionChange.Merge(file.Current.Senders, file.Lines("senderId", s => s.Id, DirectoryRows.Sender), s => s.Id);
        return new(file.Current with { Senders = rows }, counts);
    }
}
