using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>
/// GOV.UK's bank-holidays.json in English ("england-and-wales") or Welsh ("cymru-a-lloegr"); other divisions are not ours (domain 4.4). The file
/// speaks for the years from its first to its last day: a day it no longer has there is dropped with a warning, other years stay. Its years join the range
/// that the list covers; where a gap lies between, nobody knows the gap, and the range is the file's alone.
/// </summary>
internal static class BankHolidayShape
{
    private const string English = "england-and-wales";
    private const string Welsh = "cymru-a-lloegr";

    private sealed record Event(LocalDate Date, string Title);

    public static SectionChange Apply(PublishedFile file)
    {
        var current = file.Current.BankHolidays;
        var (events, division) = Events(file);
        if (events.Count == 0)
        {
            if (file.Findings.RejectedCount == 0)
            {
                file.Findings.Reject(new("import-empty"));
            }
            return new(file.Current, SectionChange.Count(current.Count, current.Count, 0));
        }
        var (from, until) = (events.Min(e => e.Date.Year), events.Max(e => e.Date.Year));
        var given = events.ToDictionary(e => e.Date);
        foreach (var dropped in current.Where(h => from <= h.Date.Year && h.Date.Year <= until && !given.ContainsKey(h.Date)))
        {
            file.Findings.Warn(new("import-bank-holiday-dropped", Detail: LocalDatePattern.Iso.Format(dropped.Date)));
        }
        IReadOnlyList<BankHoliday> after =
        [
            .. current.Where(h => h.Date.Year < from || h.Date.Year > until)
                .Concat(events.Select(e => Titled(e, division == Welsh, current))).OrderBy(h => h.Date),
        ];
        var years = new DateInterval(new(from, 1, 1), new(until, 12, 31));
        return new(file.Current with { BankHolidays = after, BankHolidaysCover = file.Current.BankHolidaysCover?.Union(years) ?? years }, SectionChange.Count(current.Count, after.Count, events.Count));
    }

    /// <summary>A file has one language; the other title is that of the same day, else of the same holiday in another year, else the same words.</summary>
    private static BankHoliday Titled(Event day, bool welsh, IReadOnlyList<BankHoliday> known)
    {
        var twin = known.FirstOrDefault(h => h.Date == day.Date) ?? known.FirstOrDefault(h => (welsh ? h.TitleCy : h.TitleEn) == day.Title);
        return welsh ? new(day.Date, twin?.TitleEn ?? day.Title, day.Title) : new(day.Date, day.Title, twin?.TitleCy ?? day.Title);
    }

    private static (IReadOnlyList<Event> Events, string Division) Events(PublishedFile file)
    {
        try
        {
            using var json = JsonDocument.Parse(file.Text);
            foreach (var division in new[] { English, Welsh })
            {
                if (json.RootElement.At(division, "events") is { ValueKind: JsonValueKind.Array } events)
                {
                    return (Read(events, file.Findings), division);
                }
            }
            file.Findings.Reject(new("import-division-missing", Detail: English));
        }
        catch (JsonException e)
        {
            file.Findings.Reject(new("import-unreadable-line", Line: (int)(e.LineNumber ?? 0) + 1));
        }
        return ([], English);
    }

    private static List<Event> Read(JsonElement events, ImportFindings findings)
    {
        var read = new Dictionary<LocalDate, Event>();
        var number = 0;
        foreach (var item in events.EnumerateArray())
        {
            number++;
            var date = LocalDatePattern.Iso.Parse(item.Text("date") ?? "");
            var title = item.Text("title");
            if (!date.Success)
            {
                findings.Reject(new("import-unreadable-date", Line: number, Column: "date", Detail: "2026-12-25"));
            }
            else if (title is null)
            {
                findings.Reject(new("import-value-missing", Line: number, Column: "title"));
            }
            else if (!read.TryAdd(date.Value, new(date.Value, title)))
            {
                findings.Reject(new("import-repeated", Line: number, Column: "date"));
            }
        }
        return [.. read.Values];
    }
}
