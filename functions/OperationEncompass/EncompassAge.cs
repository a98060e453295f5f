using System.Text.Json;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.OperationEncompass;

/// <summary>Who is too young for the duty: its scope begins with the reception year (domain 1.1: the floor is configuration, not law).</summary>
public static class EncompassAge
{
    public const string BelowSchoolAge = "below-school-age";

    public static bool IsBelow(RoutingRequest request, ReportChild child)
    {
        var details = request.Of(child);
        return details.Code("educationStatus") == BelowSchoolAge
            || (WireTime.Read(details.Text("dateOfBirth"))?.Day is { } born
                ? IsBelow(born, LondonTime.Local(request.ReceivedAt).Date)
                : IsUnborn(details));
    }

    /// <summary>Reception begins in September for children who are of the floor's age on 31 August. A date of birth that lies ahead is a slip and decides nothing.</summary>
    private static bool IsBelow(LocalDate born, LocalDate today) =>
        born <= today && born.PlusYears(Limits.Value(LimitIds.EncompassAgeFloor)) > new LocalDate(SchoolYear.Of(today), 8, 31);

    private static bool IsUnborn(JsonElement child) => child.Text("expectedDateOfBirth") is not null && child.Items("schools").Count == 0;
}
