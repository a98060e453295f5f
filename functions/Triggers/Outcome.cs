using Safeguarding.Reports;

namespace Safeguarding.Triggers;

/// <summary>An expected failure: a stable code that <see cref="Refusals"/> maps to a status and texts, and every fault that was found.</summary>
/// <param name="Names">Ids of ours that the answer may name, e.g. the report that a reference already belongs to.</param>
public sealed record Refusal(string Code, params IReadOnlyList<Finding> Errors)
{
    public string? Names { get; init; }
}

/// <summary>Either a value or an expected failure. Exceptions are left to mean: try again.</summary>
public sealed record Outcome<T>
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }

    public Refusal? Refusal { get; }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    public TResult Match<TResult>(Func<T, TResult> done, Func<Refusal, TResult> refused) =>
        Refusal is null ? done(Value!) : refused(Refusal);
}
