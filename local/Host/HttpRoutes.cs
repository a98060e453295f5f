using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.Options;

namespace Safeguarding.Local.Host;

/// <summary>Finds the function for a request: by function name in order, the first match wins, specific or not.</summary>
internal sealed class HttpRoutes
{
    private readonly List<(HttpFunction Function, TemplateMatcher Matcher, RouteTemplate Template)> _routes;
    private readonly DefaultInlineConstraintResolver _constraints;

    public HttpRoutes(IEnumerable<HttpFunction> functions, string prefix, IServiceProvider services)
    {
        _constraints = new DefaultInlineConstraintResolver(services.GetRequiredService<IOptions<RouteOptions>>(), services);
        _routes = [.. functions.Select(function =>
        {
            var template = TemplateParser.Parse($"{prefix}/{function.Route.TrimStart('/')}".Trim('/'));
            return (function, new TemplateMatcher(template, Defaults(template)), template);
        })];
    }

    /// <returns>Null also when the method is not listed: the real host answers 404, not 405.</returns>
    public HttpFunction? Match(HttpContext context)
    {
        foreach (var (function, matcher, template) in _routes)
        {
            var values = new RouteValueDictionary();
            if (matcher.TryMatch(context.Request.Path, values) && Satisfies(context, template, values) && Allows(function, context.Request.Method))
            {
                return function;
            }
        }

        return null;
    }

    private static bool Allows(HttpFunction function, string method) =>
        function.Methods.Count == 0 || function.Methods.Contains(method, StringComparer.OrdinalIgnoreCase);

    private static RouteValueDictionary Defaults(RouteTemplate template) =>
        new(template.Parameters.Where(part => part.DefaultValue is not null).Select(part => KeyValuePair.Create(part.Name!, part.DefaultValue)));

    private bool Satisfies(HttpContext context, RouteTemplate template, RouteValueDictionary values) =>
        template.Parameters
            .Where(part => values.TryGetValue(part.Name!, out var value) && value is not null)
            .SelectMany(part => part.InlineConstraints, (part, constraint) => (part.Name, constraint.Constraint))
            .All(item => _constraints.ResolveConstraint(item.Constraint) is not { } constraint
                || constraint.Match(context, route: null, item.Name!, values, RouteDirection.IncomingRequest));
}
