using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>The desk that a person named, by its id or by a school's number; null when the directory knows neither.</summary>
internal static class NamedDesk
{
    public static Desk? Find(DeskBook desks, string? desk, string? school) =>
        desks.Desk(desk ?? "") ?? desks.Desk(desks.School(school)?.DeskId ?? "");
}
