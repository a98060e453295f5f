namespace Safeguarding.Directory;

/// <summary>A regional safeguarding board (SI 2015/1357): whatever cannot be placed goes to its duty desk "duty.ID".</summary>
public sealed record SafeguardingBoard(string Id, string NameEn, string NameCy);
