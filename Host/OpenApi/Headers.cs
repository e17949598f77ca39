using Guihang.Core.Http;
using Microsoft.OpenApi;

namespace Guihang.Host.OpenApi;

/// <summary>The headers that requests take and answers have, described once.</summary>
internal static class Headers
{
    /// <summary>The header of every request that says in which language texts are wanted.</summary>
    public static readonly OpenApiParameter AcceptLanguage = Parameter(
        "Accept-Language",
        "The language of texts for people, problems among them: `zh-CN`, or `en`; Chinese where it is not said.",
        "zh-CN",
        isRequired: false
    );

    /// <summary>The header of creations.</summary>
    public static readonly OpenApiParameter IdempotencyKey = Parameter(
        HttpDoor.IdempotencyKeyHeader,
        "The creation's key, 1 to 100 characters of the caller's choice: the same key creates once and gives the same answer again for seven days.",
        "0f4c1b1e-5d0a-4a37-9d5e-2a8f6f3f7c11",
        isRequired: true
    );

    /// <summary>The header of changes.</summary>
    public static readonly OpenApiParameter IfMatch = Parameter(
        "If-Match",
        "The ETag that was read: the change is refused where somebody else has changed the thing meanwhile.",
        "\"1\"",
        isRequired: true
    );

    /// <summary>The version of the answer.</summary>
    public static readonly (string Name, OpenApiHeader Header) ETag = Header(
        "ETag",
        "The version, to be sent as If-Match with a change.",
        "\"1\""
    );

    /// <summary>Where the created thing is found.</summary>
    public static readonly (string Name, OpenApiHeader Header) Location = Header(
        "Location",
        "Where the created thing is found.",
        "/api/v1/people/{personId}"
    );

    /// <summary>Whether the answer is an earlier one.</summary>
    public static readonly (string Name, OpenApiHeader Header) Replayed = Header(
        HttpDoor.ReplayedHeader,
        "`true` where the key was used before and this is the answer of then; otherwise absent.",
        "true"
    );

    /// <summary>The policies that were in force for the answer.</summary>
    public static readonly (string Name, OpenApiHeader Header) PolicyBook = Header(
        HttpDoor.PolicyBookHeader,
        "The hash of the policy book with which the host answered, 64 hexadecimal digits.",
        "4a1b648057162f0c9c6b3f5f0f9d8a7e1b2c3d4e5f60718293a4b5c6d7e8f901"
    );

    private static OpenApiParameter Parameter(string name, string description, string example, bool isRequired) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = isRequired,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = example,
        };

    private static (string, OpenApiHeader) Header(string name, string description, string example) =>
        (
            name,
            new OpenApiHeader
            {
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = example,
            }
        );
}
