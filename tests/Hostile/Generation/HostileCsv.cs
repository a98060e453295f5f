using CsCheck;

namespace Safeguarding.Tests.Hostile.Generation;

/// <summary>A good file with some of its cells replaced, repeated or taken away.</summary>
internal static class HostileCsv
{
    private static readonly Gen<string> Cell = Gen.Frequency(
        (3, HostileText.InQuotes), (3, Gen.OneOf("\"{m}\"", "\"{m}", "{m},{m}", "{m}\n{m}", "\"{m}\"\"\n\"", "", "\u0000{m}", "{n}", "-{n}", "W06000022", "6804901", "2026-11-31", "\r{m}", ";", "\t{m}")));

    public static Gen<string> Of(string template) => Gen.Select(Gen.Int[0, int.MaxValue], Cell).Array[1, 3].Select(changes =>
    {
        var cells = template.Split(',');
        foreach (var (place, cell) in changes)
        {
            cells[place % cells.Length] = cell;
        }
        return string.Join(',', cells);
    });
}
