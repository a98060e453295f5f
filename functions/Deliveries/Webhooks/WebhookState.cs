using NodaTime;

namespace Safeguarding.Deliveries;

/// <summary>
/// How far the nudge of one delivery is: its desk's system is told that an item waits, by id alone. It stands beside every channel and takes part in no
/// clock: the item lies in the inbox whatever becomes of it. UTC.
/// </summary>
/// <param name="Attempts">So many were begun; each is in the audit.</param>
/// <param name="NextAttemptAt">While an attempt is under way: when it counts as cut off. Null when nothing more is sent.</param>
/// <param name="LastStatus">What the last attempt met: a status such as "503", or a word of ours such as "timeout".</param>
/// <param name="PausedAt">The desk's webhook was paused before this nudge arrived.</param>
/// <param name="Asked">An operator's replay: it is tried even where the desk's webhook is paused, and its success ends the pause.</param>
public sealed record WebhookState(int Attempts, Instant? NextAttemptAt, string? LastStatus = null, Instant? PausedAt = null, bool Asked = false);
