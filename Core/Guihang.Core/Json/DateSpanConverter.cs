using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guihang.Policy.Calendar;

namespace Guihang.Core.Json;

/// <summary>Spans as people read them: first day and last day, both within; no last day where none is known.</summary>
internal sealed class DateSpanConverter(JsonNamingPolicy naming) : JsonConverter<DateSpan>
{
    private readonly string _first = naming.ConvertName("FirstDay");
    private readonly string _last = naming.ConvertName("LastDay");

    public override DateSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        DateOnly? first = null;
        DateOnly? last = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == _first)
            {
                first = JsonSerializer.Deserialize<DateOnly>(ref reader, options);
            }
            else if (name == _last)
            {
                last = JsonSerializer.Deserialize<DateOnly?>(ref reader, options);
            }
            else
            {
                throw new JsonException();
            }
        }

        return first is { } start && (last is null || last >= start.AddDays(-1))
            ? new DateSpan(start, last?.AddDays(1))
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateSpan value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(_first, Text(value.Start));
        if (value.End is { } end)
        {
            writer.WriteString(_last, Text(end.AddDays(-1)));
        }
        else
        {
            writer.WriteNull(_last);
        }

        writer.WriteEndObject();
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
