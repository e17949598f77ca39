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

    /// <summary>The step that is told.</summary>
    public string Step => _step;

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
        ["jianganUnitId"] = "0143503f-e000-74d3-914c-d6cdbfcc8cee",
        ["attachmentId"] = "0165f446-b800-7614-bc3c-9ea2d328e33a",
        ["enrolmentToCountId"] = "018aafe2-f000-7c97-ba3e-8c5e119a73a2",
        ["ballotBoxNumber"] = "7C04",
        ["ballotCode"] = "7C04-FJCV-CXNE-99AW-RJJB",
        ["ballotClosingCode"] = "VAD2-KG0Z-QCRT-6S3N",
        ["enrolmentObservedId"] = "018aafe2-f000-76b4-962c-9194ecd06700",
        ["adjustmentId"] = "018df74f-8400-7f83-9e9b-7c9723a0d551",
        ["publicationId"] = "016bbf6e-3800-702b-892e-cc1477a8e381",
        ["groupId"] = "017e2262-b000-7e45-a279-abf0793551de",
        ["groupChairId"] = "0143503f-e000-7d3e-9c5f-29a85bf3a38d",
        ["membershipId"] = "017e2262-b000-7867-aa8f-c113bc865b8c",
        ["memberToSeatId"] = "017e2262-b000-7d27-bffe-30889ccc0d33",
        ["meetingId"] = "01893d19-1000-79bd-a376-2357683dd4c5",
        ["agendaItemId"] = "01893d19-1001-7987-8000-3837fd321a2b",
        ["importId"] = "018fdb65-4c00-797c-b66c-87c558bb712f",
        ["asideId"] = "01893d19-1000-7f33-a12f-1de134607fe4",
        ["recusedOfficerId"] = "017e2262-b000-70c6-97fc-1249588e7167",
        ["voteId"] = "01893d19-1000-75fb-9b31-0f3f9b8e3bcc",
        ["minutesDocumentId"] = "01893d19-1000-7988-900b-3104d4f5d852",
        ["gradeItemId"] = "0195eea5-d401-7882-8703-983be723690f",
        ["itemToSettleId"] = "0195eea5-d402-7a40-8c15-08cd6de255bf",
        ["itemToVoteOnId"] = "0195eea5-d403-74f8-99e2-40b71d44b34f",
        ["meetingToHoldId"] = "0195f3cc-3000-78c2-aaac-14a407e6551d",
        ["resolutionId"] = "01893d19-1005-750f-ae81-159b9519a936",
        ["enrolmentToScoreId"] = "018aafe2-f000-7b61-a3f0-1feae0b72227",
        ["personToMoveId"] = "0169368c-f000-79fb-a428-6be3f304270e",
        ["moveId"] = "01699865-c400-754e-bbd1-8fb4fe284e01",
        ["personToRetireId"] = "0169368c-f000-74f5-b8cd-e8cdcdde0ac8",
        ["serviceChangeToCorrectId"] = "0177eb15-a400-760f-9007-d171d38fe31a",
        ["serviceChangeId"] = "016f8cc0-2400-79db-a0de-d7c61134dd30",
        ["judgedSanctionId"] = "0144bde3-6400-74ce-8a3a-47b67cb321d1",
        ["useJudgementId"] = "014c00fb-2000-7fc9-8127-9a115d71ac95",
        ["sanctionToJudgeId"] = "01641a7d-a800-7406-adb4-17ca65046796",
        ["officerToRecuseId"] = "0143503f-e000-734b-a463-b4c5d95550c9",
        ["substituteOfficerId"] = "0143503f-e000-7544-8caf-86ceaaaf1ab0",
        ["nextResponsibleOfficerId"] = "0143503f-e000-7dab-aba1-2dcb3840f374",
        ["recusalId"] = "0165c0c7-2000-790b-8443-d8d9411e26d7",
        ["substitutionId"] = "01680bdc-1800-7b5a-bd06-caa419a899b4",
        ["visitDraftId"] = "0172b546-9000-72ab-887d-8ef807aa6187",
        ["closedNoteId"] = "016872db-4800-7b19-b654-7327a1c6de18",
        ["closedNoteToDropId"] = "0172b546-9000-70d4-814b-1139308a7561",
        ["appointmentId"] = "018039f8-1000-745e-ab45-09f7a9e62003",
        ["appointmentToAnswerId"] = "0172b546-9000-79a9-9440-d25de8c15923",
        ["handOverId"] = "018df74f-8400-79bc-8fcc-3767530be1a7",
        ["planReviewId"] = "018598fa-0400-739a-abb6-8fbcf3e06afe",
        ["recommendationId"] = "016719d1-3400-7380-8c15-7689f6a87c14",
        ["recommendationToAnswerId"] = "0172b546-9000-7e12-b1eb-3a4c102285e0",
        ["recommendationToCloseId"] = "0172b546-9000-7f28-9ecb-3b627ab18d72",
        ["visitToCorrectId"] = "0172b546-9000-771b-8263-0e7376a8c3bf",
        ["sunCaseId"] = "01641a7d-a802-7269-91f3-184b1f106cda",
        ["caseToAppointId"] = "0172b546-9002-741d-9301-eba76a5f5ada",
        ["caseToHandOverId"] = "0178cdad-7402-733e-b34d-c6b5e96a80c2",
        ["zhaoCaseId"] = "01637ffe-e002-7e7e-b623-364b4b1bb023",
        ["dueItemToExemptId"] = "01638f71-f404-7745-89a2-e5600dcee6cc",
        ["exemptionId"] = "0172b546-9000-7ddb-b85a-ac0ff2deb640",
        ["extraVisitId"] = "0172b546-9000-797f-a7fd-016c632ea7e5",
        ["closingId"] = "0172b546-9000-7010-b9a2-770d995e1ca1",
        ["caseToCloseId"] = "015eb655-5802-7917-aee4-a01859c25a89",
        ["sameAsPersonId"] = "0144bde3-6400-78a2-b797-3a6252e9315e",
        ["otherPersonId"] = "0144bde3-6400-72a6-a939-3d4e36293aa0",
        ["samePersonFindingId"] = "0169db58-7000-754a-9bc2-4dc645bd0cb6",
        ["probationToRestoreId"] = "018f9872-a000-71fb-8fad-0aebd9e4b42a",
        ["probationToExtendId"] = "018f9872-a000-71fb-8fad-0aebd9e4b42a",
        ["sanctionToExtendId"] = "018f9872-a000-71fb-8fad-0aebd9e4b42a",
        ["sanctionToLiftId"] = "0172b546-9000-7226-92b9-3f44d1c5484a",
        ["reviewedSanctionId"] = "01641a7d-a800-7406-adb4-17ca65046796",
        ["publicityId"] = "014a64fe-6000-7dfa-8ebb-5b78f1cff517",
        ["publicityToTakeDownId"] = "014a64fe-6000-7dfa-8ebb-5b78f1cff517",
        ["asideToWithdrawId"] = "0195f3cc-3000-7f09-96ee-5a3121f174f8",
        ["seatToWithdrawId"] = "01961cff-1000-7328-8a3f-e9624d6ecf2c",
        ["organisationSanctionId"] = "018e5928-5800-71c8-a0b9-88d441be113d",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<string, string> All => Ids;

    /// <summary>The id for a word.</summary>
    public static string Of(string word) => Ids[word];
}
