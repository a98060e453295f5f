using Safeguarding.Reports;

namespace Safeguarding.Referrals;

/// <summary>POST /api/referrals: 202 with a receipt, or a problem that names every fault.</summary>
public static class ReceiveReferral
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost(ReferralKind.Definition.Path, (HttpContext http, Submit submit) => submit(http, ReferralKind.Definition))
        .WithName(nameof(ReceiveReferral));
}
