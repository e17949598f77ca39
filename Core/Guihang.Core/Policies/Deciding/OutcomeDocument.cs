using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Deciding;

/// <summary>Which of the three a decision point came to.</summary>
public enum OutcomeKind
{
    /// <summary>Law and policy settle it.</summary>
    Decided,

    /// <summary>Only a person may decide it.</summary>
    NeedsDecision,

    /// <summary>It has no meaning for these facts.</summary>
    NotApplicable,
}

/// <summary>Outcomes as JSON: what is kept with a decision, and what the cases of plugins compare.</summary>
public static class OutcomeDocument
{
    /// <summary>Which of the three it is.</summary>
    public static OutcomeKind KindOf<T>(Outcome<T> outcome) =>
        outcome switch
        {
            Decided<T> => OutcomeKind.Decided,
            NeedsDecision<T> => OutcomeKind.NeedsDecision,
            _ => OutcomeKind.NotApplicable,
        };

    /// <summary>The outcome as an object with one member, named for its kind.</summary>
    public static JsonObject Of<T>(Outcome<T> outcome, JsonSerializerOptions options)
    {
        var (content, type) = Content(outcome);
        return new JsonObject { [Member(outcome, options)] = JsonSerializer.SerializeToNode(content, type, options) };
    }

    /// <summary>The same as text; with who decided it and why, where that was a person.</summary>
    public static string Text<T>(Outcome<T> outcome, JsonObject? by, JsonSerializerOptions options)
    {
        var (content, type) = Content(outcome);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = options.Encoder }))
        {
            writer.WriteStartObject();
            writer.WritePropertyName(Member(outcome, options));
            JsonSerializer.Serialize(writer, content, type, options);
            if (by is not null)
            {
                writer.WritePropertyName("by");
                by.WriteTo(writer, options);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Member<T>(Outcome<T> outcome, JsonSerializerOptions options) =>
        options.PropertyNamingPolicy!.ConvertName(KindOf(outcome).ToString());

    private static (object? Content, Type Type) Content<T>(Outcome<T> outcome) =>
        outcome switch
        {
            Decided<T> decided => (decided.Decision, typeof(T)),
            NeedsDecision<T> open => (open, typeof(NeedsDecision<T>)),
            NotApplicable<T> none => (none, typeof(NotApplicable<T>)),
            _ => throw new InvalidOperationException($"No form for {outcome.GetType().Name}."),
        };
}
