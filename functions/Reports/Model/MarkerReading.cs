using NodaTime;

namespace Safeguarding.Reports;

/// <summary>What a person of the duty desk says that unclear markers mean (paragraph 198).</summary>
/// <param name="By">Who asked the reporter and answers for it.</param>
/// <param name="Reason">How the person knows; kept with the report, shown to no other desk.</param>
public sealed record MarkerReading(IReadOnlyList<MarkerMeant> Readings, Amender By, string Reason, Instant At);

/// <param name="Marker">Id of the marker, as the duty desk's item lists it.</param>
/// <param name="With">Words of <see cref="MarkerWords.Answers"/>, or ids of desks.</param>
public sealed record MarkerMeant(string Marker, IReadOnlyList<string> With);
