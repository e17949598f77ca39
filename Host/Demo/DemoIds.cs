using System.Security.Cryptography;
using System.Text;
using Guihang.Core.Data;

namespace Guihang.Host.Demo;

/// <summary>
/// The demo's ids: the same on every machine, so that examples can name them. Each follows from the day, the step of the story and its place in the step.
/// </summary>
internal sealed class DemoIdSource(TimeProvider clock) : IdSource(clock)
{
    private DateOnly _day;
    private string _step = "";
    private int _made;

    /// <summary>Begins a step of the story.</summary>
    public void Begin(DateOnly day, string step) => (_day, _step, _made) = (day, step, 0);

    /// <inheritdoc/>
    public override Guid New()
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{_step}/{_made}")).AsSpan(0, 16);
        var milliseconds = (_day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * 86_400_000L + _made++;
        for (var i = 0; i < 6; i++)
        {
            bytes[i] = (byte)(milliseconds >> (8 * (5 - i)));
        }

        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>The ids that examples of the API document name, by the word that stands in braces there.</summary>
internal static class DemoIds
{
    private static readonly Dictionary<string, string> Ids = new(StringComparer.Ordinal)
    {
        ["unitId"] = "0143503f-e000-717e-84e7-8511828f1560",
        ["personId"] = "0165a707-5400-7824-b517-0a92d8967a02",
        ["mengPersonId"] = "01699865-c400-752f-b52f-5cca4f82d18b",
        ["sanctionId"] = "0165a707-5400-7dc4-b32a-5bc3535087be",
        ["caseId"] = "0165a707-5402-776b-b094-b7af81a2a003",
        ["mengCaseId"] = "01699865-c402-7edf-b5df-c544a546b81a",
        ["visitId"] = "0165f446-b800-76ff-ac94-8e337d47ef0d",
        ["dueItemId"] = "0165b154-0c02-72a3-8c01-be204a6b027d",
        ["difficultyId"] = "0165f446-b800-73c4-8be3-bc8ccaac6847",
        ["difficultyToAnswerId"] = "0172b546-9000-7375-b8f8-dbe06ab72d62",
        ["achievementId"] = "0167f21c-4c00-7506-aa6a-f1d382064e1f",
        ["consequenceId"] = "0169db58-7000-7f74-aaf0-8f1c7cbf1b3b",
        ["useId"] = "016a0ed8-0800-7c1e-89f2-0667a31ec327",
        ["unitDutyId"] = "016b48fb-f400-74e1-9f25-e29b546507ae",
        ["documentId"] = "0165b154-0c03-7c52-8f7e-2e191ae74d95",
        ["sanctionToServeId"] = "0172b546-9000-7383-89f8-021a770b7601",
        ["sanctionToChangeId"] = "0172b546-9000-7226-92b9-3f44d1c5484a",
        ["sanctionToRevokeId"] = "0172b546-9000-7244-a9e7-7c43d63233db",
        ["questionId"] = "0172b546-9001-70b1-b2fb-30c7aa3398d0",
        ["questionedSanctionId"] = "0172b546-9000-7977-aaac-ededa0700ae8",
        ["zhangMingjunId"] = "017f952c-9000-71e3-b76a-458e47f62bf6",
        ["findingId"] = "018aa596-3800-77fd-a1a6-883ebfb54f8a",
        ["zhangXuanId"] = "0178cdad-7400-7017-93bb-4d9967938c41",
        ["zhangXuanCaseId"] = "0178cdad-7402-733e-b34d-c6b5e96a80c2",
        ["responsibleOfficerId"] = "0143503f-e000-76a2-af1f-529622d20e10",
        ["carePlanId"] = "018039f8-1000-704f-8933-99f4ad9eb980",
        ["enrolmentId"] = "01801b11-e800-7d34-a781-6afcfbf2654b",
        ["evaluationId"] = "0189190c-8c00-7a69-845b-3c9d4f73809b",
        ["gradeId"] = "01893d19-1000-7fce-bc11-69668a0eecd4",
        ["replyId"] = "018cd6eb-6400-75db-a3d3-01fe650d1caa",
        ["finalReportId"] = "018d0a6a-fc02-77bb-b617-e7324590bb11",
        ["finalReportDocumentId"] = "018d0a6a-fc00-7636-885b-9200bf573d51",
        ["specialReportId"] = "018f4b33-3c00-73c7-b05c-cf4552ccd63c",
        ["specialReportDocumentId"] = "018f4b33-3c01-7ca5-b109-cd131a8c8e0d",
        ["personToScreenId"] = "017f952c-9000-7d98-b7fb-abb9b2e80a18",
        ["enrolmentToEvaluateId"] = "018aafe2-f000-711e-a239-3c8e85ee539a",
        ["enrolmentToSummariseId"] = "018aafe2-f000-7a4d-bf5e-a6bb6286921a",
        ["enrolmentToReviewId"] = "018aafe2-f000-7d3e-8107-a264485174fc",
        ["enrolmentToAssessId"] = "018aafe2-f000-7413-b684-13cf8f821324",
        ["caseToAcceptId"] = "017f952c-9002-765a-9215-40bdd5dad5e2",
        ["enrolmentToDecideId"] = "018aafe2-f000-789b-90f8-5471270034cd",
        ["enrolmentToScoreId"] = "018aafe2-f000-7b61-a3f0-1feae0b72227",
        ["personToMoveId"] = "0169368c-f000-79fb-a428-6be3f304270e",
        ["moveId"] = "01699865-c400-754e-bbd1-8fb4fe284e01",
        ["personToRetireId"] = "0169368c-f000-74f5-b8cd-e8cdcdde0ac8",
        ["serviceChangeId"] = "016f8cc0-2400-79db-a0de-d7c61134dd30",
        ["judgedSanctionId"] = "0144bde3-6400-74ce-8a3a-47b67cb321d1",
        ["useJudgementId"] = "014c00fb-2000-7fc9-8127-9a115d71ac95",
        ["sanctionToJudgeId"] = "01641a7d-a800-7406-adb4-17ca65046796",
        ["sameAsPersonId"] = "0144bde3-6400-78a2-b797-3a6252e9315e",
        ["otherPersonId"] = "0144bde3-6400-72a6-a939-3d4e36293aa0",
        ["samePersonFindingId"] = "0169db58-7000-754a-9bc2-4dc645bd0cb6",
        ["probationToRestoreId"] = "018f9872-a000-71fb-8fad-0aebd9e4b42a",
        ["probationToExtendId"] = "018f9872-a000-71fb-8fad-0aebd9e4b42a",
        ["sanctionToExtendId"] = "018f9872-a000-71fb-8fad-0aebd9e4b42a",
        ["sanctionToLiftId"] = "0172b546-9000-7226-92b9-3f44d1c5484a",
        ["reviewedSanctionId"] = "01641a7d-a800-7406-adb4-17ca65046796",
        ["organisationSanctionId"] = "018e5928-5800-71c8-a0b9-88d441be113d",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<string, string> All => Ids;

    /// <summary>The id for a word.</summary>
    public static string Of(string word) => Ids[word];
}
