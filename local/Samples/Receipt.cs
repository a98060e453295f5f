namespace Safeguarding.Local.Samples;

/// <summary>The body of a 202, as far as the table shows it.</summary>
internal sealed record Receipt(string ReportId, bool Duplicate, IReadOnlyList<ReceiptRoute> Routes, IReadOnlyList<ReceiptWarning>? Warnings);

internal sealed record ReceiptRoute(string Desk, string? Child, string? Reason, string? RuleId, string? Citation, DateTimeOffset? DueAt);

internal sealed record ReceiptWarning(string Pointer, string Code, string Message);

/// <summary>The body of a refusal (RFC 9457).</summary>
internal sealed record Problem(string? Code, IReadOnlyList<ProblemError>? Errors);

internal sealed record ProblemError(string? Pointer, string Code, string? Message);

/// <summary>One page of a desk's inbox.</summary>
internal sealed record InboxPage(IReadOnlyList<InboxItem> Items, string? Next);

internal sealed record InboxItem(string DeliveryId, string ReportId, string? Kind, string? State, string? ChildKey);
