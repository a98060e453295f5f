using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>What a text says of whom something is not safe to share with. Anything that it does not clearly say is <see cref="IsUnclear"/>, and binds.</summary>
/// <param name="Parent">"parent" or "child", or null: a person whom every reader may hear of by that word.</param>
/// <param name="People">It names a person, who has no desk.</param>
/// <param name="AllOthers">It names everybody but those who decide for the child.</param>
public sealed record MarkerMeaning(
    bool People, string? Parent, IReadOnlySet<DeskKind> Kinds, IReadOnlySet<string> Ids, bool AllOthers, bool IsUnclear)
{
    public bool Names(DeskKind kind) => Kinds.Contains(kind);
}

/// <summary>
/// The words that a marker may use, as data: desks, schools and people in English and Welsh, codes of organisations, numbers of schools, and lists of
/// these (product table; the terms are those of WG37941 and of the directory). One unknown part makes the whole unclear: a restriction fails closed.
/// </summary>
public static partial class MarkerWords
{
    /// <summary>More text than this names nobody: a list of people and desks is short, and reading is not to cost more than it says.</summary>
    private const int MostLength = 500;

    /// <summary>Said by a person who reads an unclear marker: those who decide may see, nobody else.</summary>
    public const string AllOthers = "all-others";

    /// <summary>Said by a person who reads an unclear marker: it names people, and no desk.</summary>
    public const string People = "people";

    private static readonly FrozenDictionary<string, DeskKind> Desks = new (DeskKind Kind, string[] Words)[]
    {
        (DeskKind.School,
        [
            "school", "schools", "college", "colleges", "nursery", "nurseries", "school staff", "teacher", "teachers", "head teacher", "headteacher", "dsp", "dsps", "dsl", "dsls",
            "designated safeguarding person", "designated safeguarding persons", "designated safeguarding lead", "designated person", "designated persons", "governor", "governors",
            "ysgol", "ysgolion", "coleg", "colegau", "meithrinfa", "athro", "athrawes", "athrawon", "pennaeth", "staff yr ysgol", "person diogelu dynodedig",
        ]),
        (DeskKind.Police, ["police", "police officer", "police officers", "heddlu", "swyddog heddlu"]),
        (DeskKind.Intake,
        [
            "intake", "social services", "children's services", "children services", "gwasanaethau cymdeithasol", "gwasanaethau plant",
        ]),
        (DeskKind.EducationSafeguarding, ["education-safeguarding", "education safeguarding", "safeguarding in education", "diogelu mewn addysg"]),
        (DeskKind.HomeEducation, ["home-education", "home education", "elective home education", "addysg ddewisol yn y cartref", "addysg yn y cartref"]),
        (DeskKind.EmergencyDutyTeam, ["emergency-duty-team", "emergency duty team", "edt", "out of hours team", "tîm dyletswydd argyfwng"]),
        (DeskKind.DutyDesk, ["duty-desk", "duty desk", "desg ddyletswydd"]),
        (DeskKind.HealthBoard, ["health-board", "health board", "health", "bwrdd iechyd", "iechyd"]),
        (DeskKind.TraffickingAdvocate, ["trafficking-advocate", "trafficking advocate", "icta"]),
    }.SelectMany(k => k.Words.Select(w => (Word: Lower(w), k.Kind))).ToFrozenDictionary(w => w.Word, w => w.Kind);

    private static readonly FrozenDictionary<string, string> Family = new (string Code, string[] Words)[]
    {
        ("parent", ["parent", "parents", "rhiant", "rhieni"]),
        ("child", ["child", "children", "plentyn", "plant"]),
    }.SelectMany(k => k.Words.Select(w => (Word: Lower(w), k.Code))).ToFrozenDictionary(w => w.Word, w => w.Code);

    /// <summary>A part that names people says so by one of these, and says nothing else.</summary>
    private static readonly FrozenSet<string> Persons = new[]
    {
        "parent", "parents", "child", "children", "mother", "mum", "mums", "mam", "mummy", "father", "dad", "dads", "daddy", "stepmother", "stepfather", "stepmum", "stepdad",
        "step-mother", "step-father", "step-mum", "step-dad", "step-parent", "stepparent", "boyfriend", "girlfriend", "partner", "ex-partner", "husband", "ex-husband", "wife", "ex-wife",
        "brother", "brothers", "sister", "sisters", "sibling", "siblings", "half-brother", "half-sister", "uncle", "aunt", "auntie", "cousin", "cousins", "grandmother", "grandfather",
        "grandparent", "grandparents", "gran", "nan", "nana", "grandad", "friend", "friends", "neighbour", "neighbours", "perpetrator", "perpetrators", "suspect", "offender", "abuser",
        "lodger", "son", "daughter", "family", "relative", "relatives", "carer", "carers", "guardian", "guardians", "victim", "man", "woman", "boy", "girl", "him", "her",
        "rhiant", "rhieni", "plentyn", "plant", "tad", "llystad", "llysfam", "cariad", "gŵr", "gwraig", "brawd", "chwaer", "ewythr", "modryb", "cefnder", "cyfnither", "nain", "taid",
        "mamgu", "tadcu", "mam-gu", "tad-cu", "ffrind", "ffrindiau", "cymydog", "cymdogion", "teulu", "gofalwr", "gofalwyr",
    }.Select(Lower).ToFrozenSet();

    /// <summary>
    /// What may stand beside a person and says nothing else. Neither a name nor any other word is here: beside a person it may be an organisation's
    /// ("Partner Agencies"), a negation ("except mum") or where somebody works.
    /// </summary>
    private static readonly FrozenSet<string> Fillers = new[]
    {
        "new", "ex", "former", "birth", "biological", "foster", "adoptive", "step", "older", "elder", "eldest", "younger", "youngest", "little", "big", "own", "of", "next", "door", "alleged",
        "maternal", "paternal", "both", "current", "newydd", "maeth",
    }.Select(Lower).ToFrozenSet();

    /// <summary>Words before a desk or a person that change nothing of who is meant.</summary>
    private static readonly FrozenSet<string> Determiners = new[]
    {
        "the", "a", "an", "any", "her", "his", "their", "its", "this", "child's", "children's", "pupil's", "y", "yr", "ei", "eu", "unrhyw",
    }.Select(Lower).ToFrozenSet();

    private static readonly MarkerMeaning Unclear = new(false, null, FrozenSet<DeskKind>.Empty, FrozenSet<string>.Empty, AllOthers: false, IsUnclear: true);

    /// <param name="answered">They are the words of a person who was asked: only then <see cref="People"/> and <see cref="AllOthers"/> mean what they say.</param>
    public static MarkerMeaning Read(string? text, bool answered = false)
    {
        if (text is null or { Length: > MostLength })
        {
            return Unclear;
        }
        var (people, unclear, all) = (false, false, false);
        var (kinds, ids, family) = (new HashSet<DeskKind>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase), new HashSet<string>());
        var parts = Separators().Split(Plain(text)).Select(p => p.Trim(' ', '.', '"', '\'', '(', ')')).Where(p => p.Length > 0).ToList();
        foreach (var part in parts.Select(Bare))
        {
            if (answered && part == AllOthers)
            {
                all = true;
            }
            else if (Desks.TryGetValue(part, out var kind))
            {
                kinds.Add(kind);
            }
            else if (IdOf(part) is { } id)
            {
                ids.Add(id);
            }
            else if ((answered && part == People) || IsAPerson(part))
            {
                people = true;
                family.Add(Family.GetValueOrDefault(part, ""));
            }
            else
            {
                unclear = true;
            }
        }
        return new(people, family.Count == 1 && family.Single() is { Length: > 0 } one ? one : null, kinds, ids, all, unclear || parts.Count == 0);
    }

    /// <summary>The words that a person may answer with who is asked what a marker means.</summary>
    public static IReadOnlyList<string> Answers { get; } = [People, AllOthers, .. DeskKinds.Names.Where(n => n != DeskKind.Sender.Name()).Order(StringComparer.Ordinal)];

    /// <summary>Every word is known, and one of them is a person's.</summary>
    private static bool IsAPerson(string part)
    {
        var words = part.Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Select(w => w.EndsWith("'s", StringComparison.Ordinal) ? w[..^2] : w.TrimEnd('\'')).ToList();
        return words.Exists(Persons.Contains) && words.TrueForAll(w => Persons.Contains(w) || Fillers.Contains(w) || Determiners.Contains(w));
    }

    /// <summary>Without words before it that change nothing.</summary>
    private static string Bare(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = 0;
        while (first < words.Length - 1 && Determiners.Contains(words[first]))
        {
            first++;
        }
        return string.Join(' ', words[first..]);
    }

    /// <summary>A desk's id, an authority's code or a school's number: the one form in which a desk or its organisation is known.</summary>
    private static string? IdOf(string part) =>
        DeskId().IsMatch(part) || AuthorityCode().IsMatch(part) ? part
        : SchoolNumber().Match(part) is { Success: true } school ? $"school.{school.Groups[1].Value}{school.Groups[2].Value}{school.Groups[3].Value}" : null;

    private static string Plain(string text) => Spaces().Replace(Lower(text), " ").Trim();

    private static string Lower(string text) => Fold(text).ToLowerInvariant();

    /// <summary>Compatibility forms, invisible characters and kinds of apostrophes say nothing.</summary>
    private static string Fold(string text) => string.Concat(text.InForm(NormalizationForm.FormKC)
        .Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control) || c is '\n' or '\t')
        .Select(c => c is '\u2018' or '\u2019' or '\u02bc' or '\u00b4' or '`' ? '\'' : c));

    [GeneratedRegex(@"[,;&+|\n]|(?<!\b\d{3})/|/(?!\d{4}\b)| (?:and|or|ac|neu|a'r|a'i|a'u) ", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Separators();

    [GeneratedRegex(@"[^\S\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:[wensw]\d{8}\.(?:intake|education-safeguarding|home-education)|school\.\d{6,7}|(?:police|edt|duty)\.[a-z0-9-]+|health\.[a-z0-9-]+(?:\.safeguarding)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex DeskId();

    [GeneratedRegex(@"^[wens]\d{8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AuthorityCode();

    [GeneratedRegex(@"^(?:(?:school|ysgol)(?: (?:number|no|rhif))? )?(?:(\d{3})[ /-]?(\d{4})|(\d{6}))\z", RegexOptions.CultureInvariant)]
    private static partial Regex SchoolNumber();
}
