using System.Globalization;

namespace Safeguarding.Tests.Simulation.Generation;

/// <summary>The 43 territorial forces of England and Wales, by their public names. Boards outside Wales are made up.</summary>
public static class Forces
{
    public static readonly IReadOnlyList<(string Slug, string Board)> England =
    [
        ("avon-and-somerset", "south"), ("bedfordshire", "east"), ("cambridgeshire", "east"), ("cheshire", "north"), ("city-of-london", "south"),
        ("cleveland", "north"), ("cumbria", "north"), ("derbyshire", "midlands"), ("devon-and-cornwall", "south"), ("dorset", "south"),
        ("durham", "north"), ("essex", "east"), ("gloucestershire", "south"), ("greater-manchester", "north"), ("hampshire-and-isle-of-wight", "south"),
        ("hertfordshire", "east"), ("humberside", "north"), ("kent", "south"), ("lancashire", "north"), ("leicestershire", "midlands"),
        ("lincolnshire", "east"), ("merseyside", "north"), ("metropolitan", "south"), ("norfolk", "east"), ("north-yorkshire", "north"),
        ("northamptonshire", "midlands"), ("northumbria", "north"), ("nottinghamshire", "midlands"), ("south-yorkshire", "north"),
        ("staffordshire", "midlands"), ("suffolk", "east"), ("surrey", "south"), ("sussex", "south"), ("thames-valley", "south"),
        ("warwickshire", "midlands"), ("west-mercia", "midlands"), ("west-midlands", "midlands"), ("west-yorkshire", "north"), ("wiltshire", "south"),
    ];

    /// <summary>Names as the bundled list of Welsh authorities writes them.</summary>
    public static readonly IReadOnlyList<(string Slug, string Name, string Board)> Wales =
    [
        ("dyfed-powys", "Dyfed-Powys Police", "mid-and-west"), ("gwent", "Gwent Police", "gwent"),
        ("north-wales", "North Wales Police", "north-wales"), ("south-wales", "South Wales Police", "cardiff-and-vale"),
    ];

    public static readonly IReadOnlyList<(string Id, string Name)> Boards =
    [
        ("north-wales", "North Wales Safeguarding Board"), ("mid-and-west", "Mid and West Wales Safeguarding Board (CYSUR)"),
        ("west-glamorgan", "West Glamorgan Safeguarding Board"), ("cwm-taf-morgannwg", "Cwm Taf Morgannwg Safeguarding Board"),
        ("cardiff-and-vale", "Cardiff and Vale of Glamorgan Regional Safeguarding Board"), ("gwent", "Gwent Safeguarding Board"),
        ("north", "Made-up duty board: north of England"), ("midlands", "Made-up duty board: midlands of England"),
        ("east", "Made-up duty board: east of England"), ("south", "Made-up duty board: south of England"),
    ];

    public static string Title(string slug) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(slug.Replace('-', ' '));
}
