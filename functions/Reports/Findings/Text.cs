namespace Safeguarding.Reports;

/// <summary>A text in both languages of Wales (Welsh Language Standards); which one is shown follows Accept-Language.</summary>
public sealed record Text(string En, string Cy)
{
    public string In(string language) => language == "cy" ? Cy : En;
}
