using Guihang.Core.Policies.Loading;
using Guihang.Core.Regions;
using Guihang.Tests.Support;
using static Guihang.Tests.Support.PolicyFolder;

namespace Guihang.Tests.Policies.Loading;

/// <summary>Ways to break policies/*.yaml.</summary>
internal static class ParameterFixtures
{
    private const string Own = County + "/policies/test.yaml";

    private const string OwnParameter = """
        - parameter: visits.own
          title: { zh: 某, en: Some }
          type: text
          inherit: replace

        """;

    private static readonly DateOnly Founded = new(1949, 10, 1);
    private static readonly DateOnly Moved = new(2002, 12, 8);

    private const string Defined = """
        - parameter: visits.most
          title: { zh: 每年最多几次, en: Visits a year at most }
          type: number
          min: 1
          max: 9
          inherit: tighten-max
          values:
            - { from: 2020-01-01, value: 3, cites: [law#1] }
        - parameter: visits.least
          title: { zh: 至少几人, en: Visitors at least }
          type: number
          inherit: tighten-min
          values:
            - { from: 2020-01-01, value: 2, cites: [law#2] }
        - parameter: visits.within
          title: { zh: 期限, en: Within }
          type: duration
          inherit: tighten-max
          values:
            - { from: 2020-01-01, value: P1M, cites: [law#1] }
        - parameter: visits.kinds
          title: { zh: 方式, en: Kinds }
          type: list
          options: [talk, call]
          inherit: append
          values:
            - { from: 2020-01-01, value: [talk], cites: [law#1] }
        - parameter: visits.by
          title: { zh: 何人, en: By whom }
          type: enumeration
          options: [secretary, helper]
          inherit: sealed
          values:
            - { from: 2020-01-01, value: secretary, cites: [law#1] }
        - parameter: visits.table
          title: { zh: 表, en: Table }
          type: table
          key: [name]
          columns:
            name: { type: word, required: true }
            days: { type: number }
            at-once: { type: flag }
          inherit: append
          values:
            - { from: 2020-01-01, rows: [{ name: first, days: 3 }], cites: [law#1] }

        """;

    public static IReadOnlyList<FaultFixture> All { get; } =
    [
        Set(
            "an unknown key",
            PolicyFaultCode.UnknownKey,
            2,
            "- parameter: visits.most\n  confidance: probable\n  values: [{ from: 2021-01-01, value: 2, cites: [law#1] }]"
        ),
        Set(
            "an unknown key in a value",
            PolicyFaultCode.UnknownKey,
            2,
            "- parameter: visits.most\n  values: [{ form: 2021-01-01, from: 2021-01-01, value: 2, cites: [law#1] }]"
        ),
        Set(
            "an unknown column",
            PolicyFaultCode.UnknownKey,
            2,
            "- parameter: visits.table\n  values: [{ from: 2021-01-01, cites: [law#1], rows: [{ name: own, day: 3 }] }]"
        ),
        Set(
            "an instrument whose grades do not reach down to nothing",
            PolicyFaultCode.BadValue,
            8,
            "- parameter: visits.sheet\n  title: { zh: 表, en: Sheet }\n  type: instrument\n  inherit: replace\n  values:\n    - from: 2021-01-01\n      cites: [law#1]\n      value: { parts: [{ key: own, title: { zh: 某, en: Own }, kind: grade, weight: 5, options: [{ key: a, title: { zh: 甲, en: A }, points: 1 }, { key: b, title: { zh: 乙, en: B }, points: 2 }] }], grades: [{ key: top, title: { zh: 上, en: Top }, from: 50 }] }"
        ),
        Set(
            "an instrument whose grades are out of order",
            PolicyFaultCode.BadValue,
            8,
            "- parameter: visits.sheet\n  title: { zh: 表, en: Sheet }\n  type: instrument\n  inherit: replace\n  values:\n    - from: 2021-01-01\n      cites: [law#1]\n      value: { parts: [{ key: own, title: { zh: 某, en: Own }, kind: grade, weight: 5, options: [{ key: a, title: { zh: 甲, en: A }, points: 1 }, { key: b, title: { zh: 乙, en: B }, points: 2 }] }], grades: [{ key: low, title: { zh: 下, en: Low }, from: 0 }, { key: top, title: { zh: 上, en: Top }, from: 50 }] }"
        ),
        Set(
            "an instrument that scores nothing",
            PolicyFaultCode.BadValue,
            8,
            "- parameter: visits.sheet\n  title: { zh: 表, en: Sheet }\n  type: instrument\n  inherit: replace\n  values:\n    - from: 2021-01-01\n      cites: [law#1]\n      value: { parts: [{ key: own, title: { zh: 某, en: Own }, kind: text }], grades: [{ key: top, title: { zh: 上, en: Top }, from: 50 }, { key: low, title: { zh: 下, en: Low }, from: 0 }] }"
        ),
        Set(
            "an instrument with a weight out of range",
            PolicyFaultCode.BadValue,
            8,
            "- parameter: visits.sheet\n  title: { zh: 表, en: Sheet }\n  type: instrument\n  inherit: replace\n  values:\n    - from: 2021-01-01\n      cites: [law#1]\n      value: { parts: [{ key: own, title: { zh: 某, en: Own }, kind: grade, weight: 101, options: [{ key: a, title: { zh: 甲, en: A }, points: 1 }, { key: b, title: { zh: 乙, en: B }, points: 2 }] }], grades: [{ key: top, title: { zh: 上, en: Top }, from: 50 }, { key: low, title: { zh: 下, en: Low }, from: 0 }] }"
        ),
        Set(
            "an instrument with one answer alone",
            PolicyFaultCode.BadValue,
            8,
            "- parameter: visits.sheet\n  title: { zh: 表, en: Sheet }\n  type: instrument\n  inherit: replace\n  values:\n    - from: 2021-01-01\n      cites: [law#1]\n      value: { parts: [{ key: own, title: { zh: 某, en: Own }, kind: grade, weight: 5, options: [{ key: a, title: { zh: 甲, en: A }, points: 1 }] }], grades: [{ key: top, title: { zh: 上, en: Top }, from: 50 }, { key: low, title: { zh: 下, en: Low }, from: 0 }] }"
        ),
        Set(
            "an instrument with a part twice",
            PolicyFaultCode.BadValue,
            8,
            "- parameter: visits.sheet\n  title: { zh: 表, en: Sheet }\n  type: instrument\n  inherit: replace\n  values:\n    - from: 2021-01-01\n      cites: [law#1]\n      value: { parts: [{ key: own, title: { zh: 某, en: Own }, kind: grade, weight: 5, options: [{ key: a, title: { zh: 甲, en: A }, points: 1 }, { key: b, title: { zh: 乙, en: B }, points: 2 }] }, { key: own, title: { zh: 某, en: Own }, kind: grade, weight: 5, options: [{ key: a, title: { zh: 甲, en: A }, points: 1 }, { key: b, title: { zh: 乙, en: B }, points: 2 }] }], grades: [{ key: top, title: { zh: 上, en: Top }, from: 50 }, { key: low, title: { zh: 下, en: Low }, from: 0 }] }"
        ),
        Set(
            "an instrument with an unknown key",
            PolicyFaultCode.UnknownKey,
            8,
            "- parameter: visits.sheet\n  title: { zh: 表, en: Sheet }\n  type: instrument\n  inherit: replace\n  values:\n    - from: 2021-01-01\n      cites: [law#1]\n      value: { parts: [{ key: own, title: { zh: 某, en: Own }, knid: 1, kind: grade, weight: 5, options: [{ key: a, title: { zh: 甲, en: A }, points: 1 }, { key: b, title: { zh: 乙, en: B }, points: 2 }] }], grades: [{ key: top, title: { zh: 上, en: Top }, from: 50 }, { key: low, title: { zh: 下, en: Low }, from: 0 }] }"
        ),
        Set(
            "an instrument without points to reach",
            PolicyFaultCode.KeyMissing,
            8,
            "- parameter: visits.sheet\n  title: { zh: 表, en: Sheet }\n  type: instrument\n  inherit: replace\n  values:\n    - from: 2021-01-01\n      cites: [law#1]\n      value: { parts: [{ key: own, title: { zh: 某, en: Own }, kind: points, weight: 5 }], grades: [{ key: top, title: { zh: 上, en: Top }, from: 50 }, { key: low, title: { zh: 下, en: Low }, from: 0 }] }"
        ),
        Set(
            "a date rule that is none",
            PolicyFaultCode.BadValue,
            6,
            "- parameter: visits.start\n  title: { zh: 起, en: Start }\n  type: date-rule\n  inherit: replace\n  values:\n    - { from: 2021-01-01, value: next-quarter, cites: [law#1] }"
        ),
        Set("no first day", PolicyFaultCode.KeyMissing, 2, "- parameter: visits.most\n  values: [{ value: 2, cites: [law#1] }]"),
        Set("no value", PolicyFaultCode.KeyMissing, 2, "- parameter: visits.most\n  values: [{ from: 2021-01-01, cites: [law#1] }]"),
        Set(
            "a definition without inherit",
            PolicyFaultCode.KeyMissing,
            1,
            "- parameter: visits.own\n  type: text\n  title: { zh: 某, en: Some }"
        ),
        Set("a parameter stands twice", PolicyFaultCode.Duplicate, 2, "- parameter: visits.most\n- parameter: visits.most"),
        new(
            "a parameter stands in two files",
            PolicyFaultCode.Duplicate,
            County + "/policies/second.yaml:2",
            f =>
                f.Policy(Nation, Defined)
                    .Write(County + "/policies/first.yaml", "- parameter: visits.most\n")
                    .Write(County + "/policies/second.yaml", "# Again.\n- parameter: visits.most\n")
        ),
        Set(
            "a row stands twice",
            PolicyFaultCode.Duplicate,
            2,
            "- parameter: visits.table\n  values: [{ from: 2021-01-01, cites: [law#1], rows: [{ name: own }, { name: own }] }]"
        ),
        Set(
            "a value above the greatest",
            PolicyFaultCode.BadValue,
            2,
            "- parameter: visits.most\n  values: [{ from: 2021-01-01, value: 10, cites: [law#1] }]"
        ),
        Set(
            "a value below the least",
            PolicyFaultCode.BadValue,
            2,
            "- parameter: visits.most\n  values: [{ from: 2021-01-01, value: 0, cites: [law#1] }]"
        ),
        Set(
            "a word where a number belongs",
            PolicyFaultCode.BadValue,
            2,
            "- parameter: visits.most\n  values: [{ from: 2021-01-01, value: two, cites: [law#1] }]"
        ),
        Set(
            "no length",
            PolicyFaultCode.BadValue,
            2,
            "- parameter: visits.within\n  values: [{ from: 2021-01-01, value: 30, cites: [law#1] }]"
        ),
        Set(
            "a word that is no option",
            PolicyFaultCode.BadValue,
            2,
            "- parameter: visits.kinds\n  values: [{ from: 2021-01-01, value: [letter], cites: [law#1] }]"
        ),
        Set(
            "a word where a list belongs",
            PolicyFaultCode.BadValue,
            2,
            "- parameter: visits.kinds\n  values: [{ from: 2021-01-01, value: call, cites: [law#1] }]"
        ),
        Set(
            "a list with a word twice",
            PolicyFaultCode.BadValue,
            2,
            "- parameter: visits.kinds\n  values: [{ from: 2021-01-01, value: [call, call], cites: [law#1] }]"
        ),
        Set(
            "an empty cell",
            PolicyFaultCode.BadValue,
            2,
            "- parameter: visits.table\n  values: [{ from: 2021-01-01, cites: [law#1], rows: [{ name: }] }]"
        ),
        Set(
            "no yes or no",
            PolicyFaultCode.BadValue,
            2,
            "- parameter: visits.table\n  values: [{ from: 2021-01-01, cites: [law#1], rows: [{ name: own, at-once: maybe }] }]"
        ),
        Set(
            "a first day that is none",
            PolicyFaultCode.BadValue,
            2,
            "- parameter: visits.most\n  values: [{ from: 2021-02-29, value: 2, cites: [law#1] }]"
        ),
        Set("a confidence that is none", PolicyFaultCode.BadValue, 2, "- parameter: visits.most\n  confidence: sure"),
        Set(
            "values in the wrong order",
            PolicyFaultCode.BadValue,
            4,
            "- parameter: visits.most\n  values:\n    - { from: 2022-01-01, value: 2, cites: [law#1] }\n    - { from: 2021-01-01, value: 1, cites: [law#1] }"
        ),
        Set(
            "a day with two values",
            PolicyFaultCode.BadValue,
            4,
            "- parameter: visits.most\n  values:\n    - { from: 2021-01-01, value: 2, cites: [law#1] }\n    - { from: 2021-01-01, value: 1, cites: [law#1] }"
        ),
        Set(
            "open, but not unverified",
            PolicyFaultCode.BadValue,
            2,
            "- parameter: visits.most\n  values: [{ from: 2021-01-01, open: true, cites: [law#1] }]"
        ),
        Set(
            "a single row unverified",
            PolicyFaultCode.BadValue,
            2,
            "- parameter: visits.table\n  values: [{ from: 2021-01-01, cites: [law#1], rows: [{ name: own, confidence: unverified }] }]"
        ),
        Set(
            "a list that is no list",
            PolicyFaultCode.BadValue,
            2,
            "- parameter: visits.most\n  values: { from: 2021-01-01, value: 2, cites: [law#1] }"
        ),
        Set(
            "a table without a key",
            PolicyFaultCode.BadValue,
            1,
            "- parameter: visits.own\n  type: table\n  title: { zh: 某, en: Some }\n  inherit: append\n  columns: { name: { type: word } }"
        ),
        Set(
            "tighten what has no order",
            PolicyFaultCode.BadValue,
            1,
            "- parameter: visits.own\n  type: list\n  title: { zh: 某, en: Some }\n  inherit: tighten-max"
        ),
        Set(
            "append to what is no list",
            PolicyFaultCode.BadValue,
            1,
            "- parameter: visits.own\n  type: number\n  title: { zh: 某, en: Some }\n  inherit: append"
        ),
        Set(
            "bounds of what has no order",
            PolicyFaultCode.BadValue,
            1,
            "- parameter: visits.own\n  type: list\n  title: { zh: 某, en: Some }\n  inherit: append\n  min: 3"
        ),
        Set("bounds again below", PolicyFaultCode.BadValue, 1, "- parameter: visits.most\n  max: 3"),
        Set(
            "no such source",
            PolicyFaultCode.CitationUnresolved,
            2,
            "- parameter: visits.most\n  values: [{ from: 2021-01-01, value: 2, cites: [opinion#1] }]"
        ),
        Set(
            "no such article",
            PolicyFaultCode.CitationUnresolved,
            2,
            "- parameter: visits.most\n  values: [{ from: 2021-01-01, value: 2, cites: [law#3] }]"
        ),
        Set(
            "a citation without an article",
            PolicyFaultCode.CitationUnresolved,
            2,
            "- parameter: visits.most\n  values: [{ from: 2021-01-01, value: 2, cites: [law] }]"
        ),
        Set("no citation", PolicyFaultCode.CitationMissing, 2, "- parameter: visits.most\n  values: [{ from: 2021-01-01, value: 2 }]"),
        Set(
            "no citation of an end",
            PolicyFaultCode.CitationMissing,
            2,
            "- parameter: visits.most\n  values: [{ from: 2021-01-01, ended: true }]"
        ),
        Set(
            "rows that say how sure they are and cite nothing",
            PolicyFaultCode.CitationMissing,
            2,
            "- parameter: visits.table\n  values: [{ from: 2021-01-01, rows: [{ name: own, confidence: probable }] }]"
        ),
        Set(
            "one row of two cites",
            PolicyFaultCode.CitationMissing,
            2,
            "- parameter: visits.table\n  values: [{ from: 2021-01-01, rows: [{ name: own, cites: [law#1] }, { name: other }] }]"
        ),
        Set(
            "nobody defines it",
            PolicyFaultCode.ParameterUndefined,
            1,
            "- parameter: visits.mots\n  values: [{ from: 2021-01-01, value: 2, cites: [law#1] }]"
        ),
        Set(
            "defined again",
            PolicyFaultCode.ParameterRedefined,
            1,
            "- parameter: visits.most\n  type: number\n  title: { zh: 某, en: Some }\n  inherit: replace"
        ),
        Set("part of a definition again", PolicyFaultCode.ParameterRedefined, 1, "- parameter: visits.most\n  inherit: replace"),
        Set(
            "more than the level above allows",
            PolicyFaultCode.LaxerThanAbove,
            2,
            "- parameter: visits.most\n  values: [{ from: 2021-01-01, value: 4, cites: [law#2] }]"
        ),
        Set(
            "less than the level above asks for",
            PolicyFaultCode.LaxerThanAbove,
            2,
            "- parameter: visits.least\n  values: [{ from: 2021-01-01, value: 1, cites: [law#1] }]"
        ),
        Set(
            "longer than the level above allows",
            PolicyFaultCode.LaxerThanAbove,
            2,
            "- parameter: visits.within\n  values: [{ from: 2021-01-01, value: P31D, cites: [law#1] }]"
        ),
        Set(
            "laxer on some days, as both were in force for a while",
            PolicyFaultCode.LaxerThanAbove,
            3,
            "- parameter: visits.most\n  values:\n    - { from: 2019-01-01, value: 9, cites: [law#1] }\n    - { from: 2020-01-02, value: 3, cites: [law#1] }"
        ),
        Set(
            "sealed above",
            PolicyFaultCode.SealedAbove,
            2,
            "- parameter: visits.by\n  values: [{ from: 2021-01-01, value: helper, cites: [law#1] }]"
        ),
        Set(
            "a list that repeats what is above",
            PolicyFaultCode.RepeatsAbove,
            2,
            "- parameter: visits.kinds\n  values: [{ from: 2021-01-01, value: [call, talk], cites: [law#1] }]"
        ),
        Set(
            "a row that changes one above",
            PolicyFaultCode.RepeatsAbove,
            2,
            "- parameter: visits.table\n  values: [{ from: 2021-01-01, cites: [law#1], rows: [{ name: first, days: 9 }] }]"
        ),
        Set(
            "an open value that nobody confirmed",
            PolicyFaultCode.Unconfirmed,
            2,
            "- parameter: visits.most\n  values: [{ from: 2021-01-01, open: true, confidence: unverified }]"
        ),
        Set(
            "an unverified value that nobody confirmed",
            PolicyFaultCode.Unconfirmed,
            2,
            "- parameter: visits.most\n  values: [{ from: 2021-01-01, value: 2, confidence: unverified }]"
        ),
        Set(
            "an open value confirmed without saying which",
            PolicyFaultCode.Unconfirmed,
            2,
            "- parameter: visits.most\n  values: [{ from: 2021-01-01, open: true, confidence: unverified }]",
            f => f.Confirm("visits.most", null)
        ),
        Confirmed(
            "a value confirmed that is none",
            PolicyFaultCode.BadValue,
            "- parameter: visits.most\n  values: [{ from: 2021-01-01, open: true, confidence: unverified }]",
            "visits.most",
            "many"
        ),
        Confirmed(
            "a table confirmed by a value",
            PolicyFaultCode.BadValue,
            "- parameter: visits.table\n  values: [{ from: 2021-01-01, rows: [{ name: own }], confidence: unverified }]",
            "visits.table",
            "own"
        ),
        Set(
            "a value confirmed that is laxer than above",
            PolicyFaultCode.LaxerThanAbove,
            2,
            "- parameter: visits.most\n  values: [{ from: 2021-01-01, open: true, confidence: unverified }]",
            f => f.Confirm("visits.most", "4")
        ),
        Set(
            "a value that nobody has checked for long",
            PolicyFaultCode.Stale,
            3,
            "- parameter: visits.most\n  verified: 2024-10-31\n  values: [{ from: 2021-01-01, value: 2, cites: [law#1] }]"
        ),
        new(
            "two regions that were above it, one after the other, define it",
            PolicyFaultCode.Duplicate,
            County + "/plugin.yaml:4",
            f =>
            {
                f.Regions = new RegionTable([
                    new Region("000000", "全国", Founded, null, null, null),
                    new Region("440000", "广东省", Founded, null, null, "000000"),
                    new Region("440100", "广州市", Founded, null, null, "000000"),
                    new Region("440605", "南海区", Founded, Moved, null, "440100"),
                    new Region("440605", "南海区", Moved, null, null, "440000"),
                ]);
                f.Plugin("440100.Guangzhou").Policy("440100.Guangzhou", OwnParameter).Policy(Province, OwnParameter);
            }
        ),
    ];

    private static FaultFixture Set(string name, PolicyFaultCode code, int line, string text, Action<PolicyFolder>? also = null) =>
        new(
            name,
            code,
            $"{Own}:{line}",
            f =>
            {
                f.Policy(Nation, Defined).Policy(County, text + "\n");
                also?.Invoke(f);
            }
        );

    private static FaultFixture Confirmed(string name, PolicyFaultCode code, string text, string parameter, string value) =>
        new(
            name,
            code,
            $"{County} ← Policies:Confirmed",
            f => f.Policy(Nation, Defined).Policy(County, text + "\n").Confirm(parameter, value)
        );
}
