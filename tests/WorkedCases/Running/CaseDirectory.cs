using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Routing;

namespace Safeguarding.Tests.WorkedCases;

/// <summary>The fictional directory of sample-payloads, less or more what a case says of it.</summary>
internal static class CaseDirectory
{
    private static readonly DirectoryData Sample = DirectoryImport.Read(Path.Combine(WorkedCase.Root, "sample-payloads", "directory")).Data
        ?? throw new InvalidDataException("the sample directory has faults");

    /// <param name="changes">"without": ids of desks; "deskHours": hours by desk; "calendar": entries; "withoutHours": numbers of schools; "senderTypes": type by sender. Null: as it is.</param>
    public static DirectorySnapshot Of(JsonObject? changes)
    {
        var without = Texts(changes?["without"]);
        var hourless = Texts(changes?["withoutHours"]);
        return new("worked-cases", Sample with
        {
            Desks = [.. Sample.Desks.Where(d => !without.Contains(d.Id)).Select(d => changes?["deskHours"]?[d.Id] is { } hours ? d with { Hours = DeskHoursText.Read(hours.GetValue<string>()) } : d)],
            Schools = [.. Sample.Schools.Select(s => hourless.Contains(s.Number) ? s with { StartsAt = null, EndsAt = null } : s)],
            Senders = [.. Sample.Senders.Select(s => changes?["senderTypes"]?[s.Id] is { } type ? s with { Type = type.GetValue<string>() } : s)],
            Calendar = [.. Sample.Calendar, .. (changes?["calendar"]?.AsArray() ?? []).Select(e => Entry(e!.AsObject()))],
        });
    }

    private static CalendarEntry Entry(JsonObject entry) => new(
        CalendarOwner.School, Text(entry, "school"), Enum.Parse<CalendarEntryKind>(Text(entry, "kind"), ignoreCase: true),
        Date(Text(entry, "first")), Date(Text(entry, "last")), null, null, "worked case");

    private static string Text(JsonObject entry, string name) => entry[name]!.GetValue<string>();

    private static LocalDate Date(string iso) => LocalDate.FromDateTime(DateTime.Parse(iso, CultureInfo.InvariantCulture));

    private static string[] Texts(JsonNode? list) => [.. (list?.AsArray() ?? []).Select(t => t!.GetValue<string>())];
}
