using System.Text.Json;
using CsCheck;
using PilotHub.Content;
using PilotHub.Pilots;
using PilotHub.Pilots.Benefits;
using PilotHub.Pilots.Cases;
using PilotHub.Pilots.Decisions;
using PilotHub.Pilots.Evidence;
using PilotHub.Pilots.Learnings;
using PilotHub.Pilots.Reuse;
using PilotHub.Pilots.Stages;

namespace PilotHub.Tests.Pilots;

public sealed class PilotCaseTests
{
    [Fact]
    public void A_full_case_reads_with_all_its_fields()
    {
        var pilot = new PilotCase(PilotItem.New
            .Text("Summary", "  Notes write themselves. ").Markdown("Goal", "Less **typing**.").Value("StrategicPotential", 4)
            .Users("Owner", "u1").Users("Authors", "u1", "u2").Terms("OrgUnit", "t1").Terms("Tags", "t2", "t3")
            .Text("Stage", "Decided").Json("PlannedStart", """{ "Value": "2026-01-15T00:00:00Z" }""").Value("LearningSpeed", 3)
            .Values("RoadmapSteps", "Pilots", "Scaling").Items("VisionGoal", "v1").Text("ScaleIf", "saves an hour").Text("StopIf", "errors")
            .Text("AiClass", "Generative").Text("HumanReview", "InTheLoop").Value("PersonalData", true).Text("AiActRisk", "Transparency")
            .Text("Result", "Partly").Value("EvidenceLevel", 2).Value("Sample", 41).Value("CostOneOff", 12000)
            .Text("Decision", "Iterate").Users("Decider", "u3").Json("DecidedOn", """{ "Value": "2026-06-30" }""")
            .Add("Learnings", "Learning", """{ "Kind": { "Text": "DidNotWork" }, "Statement": { "Text": "Names were wrong." }, "EvidenceLevel": { "Value": 1 } }""")
            .Add("Benefits", "Benefit", """{ "Kind": { "Text": "Time" }, "Projected": { "Value": 100 }, "Confidence": { "Text": "Low" } }""")
            .Add("ReuseKit", "ReuseArtefact", """{ "Name": { "Text": "Prompt" }, "Kind": { "Text": "Prompt" }, "Link": { "Url": "https://x.example/p", "Text": "Prompt" } }""")
            .Build());

        Assert.Equal("Notes write themselves.", pilot.Summary);
        Assert.Equal("Less **typing**.", pilot.Goal);
        Assert.Equal(4, pilot.StrategicPotential);
        Assert.Equal(("u1", "t1", "v1"), (pilot.OwnerId, pilot.OrgUnitId, pilot.VisionGoalId));
        Assert.Equal(["u1", "u2"], pilot.AuthorIds);
        Assert.Equal(["t2", "t3"], pilot.TagIds);
        Assert.True(pilot.Stage.Is(Stage.Decided));
        Assert.Equal(new DateOnly(2026, 1, 15), pilot.Period.PlannedStart);
        Assert.Equal(3, pilot.LearningSpeed);
        Assert.Equal(["Pilots", "Scaling"], pilot.RoadmapSteps);
        Assert.True(pilot.Rule.IsComplete);
        Assert.Equal(AiClass.Generative, pilot.Ai.Class.Known);
        Assert.Equal(HumanReview.InTheLoop, pilot.Ai.HumanReview.Known);
        Assert.True(pilot.Data.PersonalData);
        Assert.Equal(AiActRisk.Transparency, pilot.Data.AiActRisk.Known);
        Assert.Equal((PilotResult.Partly, EvidenceLevel.BeforeAfter, 41m), (pilot.Evidence.Result.Known!.Value, pilot.Evidence.Level!.Value, pilot.Evidence.Sample!.Value));
        Assert.Equal(new PilotCosts(12000, null, null), pilot.Costs);
        Assert.Equal((DecisionOutcome.Iterate, "u3", new DateOnly(2026, 6, 30)), (pilot.Decision.Outcome.Known, pilot.Decision.DeciderId, pilot.Decision.DecidedOn));
        var learning = Assert.Single(pilot.Learnings);
        Assert.Equal((LearningKind.DidNotWork, "Names were wrong.", EvidenceLevel.Reasoned), (learning.Kind.Known, learning.Statement, learning.EvidenceLevel));
        Assert.Equal("learning-4learnings0", learning.Anchor);
        var benefit = Assert.Single(pilot.Benefits);
        Assert.Equal((BenefitKind.Time, 100m, Confidence.Low), (benefit.Kind.Known, benefit.Projected, benefit.Confidence.Known));
        var artefact = Assert.Single(pilot.Reuse.Artefacts);
        Assert.Equal((ArtefactKind.Prompt, "https://x.example/p"), (artefact.Kind.Known, artefact.LinkUrl));
    }

    [Fact]
    public void An_empty_case_reads_as_empty()
    {
        var pilot = new PilotCase(PilotItem.New.Build());

        Assert.Equal(("", "", ""), (pilot.Summary, pilot.Goal, pilot.Path));
        Assert.Null(pilot.OwnerId);
        Assert.Null(pilot.Data.PersonalData);
        Assert.False(pilot.Stage.IsSet);
        Assert.False(pilot.Decision.IsTaken);
        Assert.True(pilot.Reuse.IsEmpty);
        Assert.Empty(pilot.Learnings);
        Assert.Empty(pilot.History.Events);
    }

    [Fact]
    public void A_choice_of_the_site_s_own_keeps_its_value_and_is_not_known()
    {
        var stage = new PilotCase(PilotItem.New.Text("Stage", "OnHold").Build()).Stage;

        Assert.Equal("OnHold", stage.Value);
        Assert.True(stage.IsSet);
        Assert.Null(stage.Known);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("Idea, Running")]
    [InlineData("idea")]
    [InlineData("-1")]
    public void Texts_that_only_an_enum_parser_takes_are_not_known(string value) => Assert.Null(new Choice<Stage>(value).Known);

    [Theory]
    [InlineData("""{ "Value": 6 }""")]
    [InlineData("""{ "Value": 0 }""")]
    [InlineData("""{ "Value": 2.5 }""")]
    [InlineData("""{ "Value": 1e400 }""")]
    [InlineData("""{ "Value": "4" }""")]
    [InlineData("""{ "Value": [4] }""")]
    [InlineData("""[4]""")]
    [InlineData("4")]
    public void A_score_that_is_none_reads_as_absent(string json) =>
        Assert.Null(new PilotCase(PilotItem.New.Json("StrategicPotential", json).Build()).StrategicPotential);

    [Fact]
    public void A_day_is_the_day_that_is_written_whatever_the_offset() =>
        Assert.Equal(new DateOnly(2026, 3, 1), new PilotCase(PilotItem.New.Json("PlannedEnd", """{ "Value": "2026-03-01T00:00:00+13:00" }""").Build()).Period.PlannedEnd);

    [Fact]
    public void Review_is_due_when_the_team_said_so_and_otherwise_months_after_the_last_look()
    {
        var published = PilotItem.New.Published(new DateTime(2026, 1, 31, 8, 0, 0, DateTimeKind.Utc));

        Assert.Null(new PilotCase(PilotItem.New.Build()).ReviewDue(6));
        Assert.Equal(new DateOnly(2026, 7, 31), new PilotCase(published.Build()).ReviewDue(6));
        published.Json("LastVerified", """{ "Value": "2026-05-10T00:00:00Z" }""");
        Assert.Equal(new DateOnly(2026, 11, 10), new PilotCase(published.Build()).ReviewDue(6));
        published.Json("ReviewDue", """{ "Value": "2026-06-01T00:00:00Z" }""");
        Assert.Equal(new DateOnly(2026, 6, 1), new PilotCase(published.Build()).ReviewDue(6));
        Assert.Null(new PilotCase(PilotItem.New.Json("LastVerified", """{ "Value": "9999-12-31" }""").Build()).ReviewDue(6));
    }

    [Fact]
    public void No_json_makes_reading_throw()
    {
        // Whatever stands where a value is expected: other kinds, deep nests, half a surrogate pair.
        var leaf = Gen.OneOf("null", "true", "1e999", "-0", "\"\"", "\"\\ud800\"", "\"2026-13-45T99:00:00Z\"", "\"Running\"", "[]", "{}", "[null,1,\"\\udc00\",{}]");
        string[] names = ["Text", "Value", "Markdown", "UserIds", "TermContentItemIds", "ContentItemIds", "Values", "ContentItems", "Url", "Paths", "ContentItemId", "Learning", "Metric", "Risk", "StageEvent", "Statement", "At"];
        var value = Gen.Recursive<string>((depth, self) => depth > 3 ? leaf : Gen.Frequency(
            (2, leaf),
            (3, Gen.Select(Gen.OneOf(names), self).Array[0, 4].Select(pairs =>
                "{" + string.Join(",", pairs.DistinctBy(pair => pair.Item1).Select(pair => $"\"{pair.Item1}\":{pair.Item2}")) + "}")),
            (1, self.Array[0, 3].Select(items => "[" + string.Join(",", items) + "]"))));
        string[] fields = ["Summary", "Goal", "StrategicPotential", "Owner", "Authors", "OrgUnit", "Stage", "PlannedStart", "RoadmapSteps", "VisionGoal", "PersonalData", "EvidenceLevel", "DecidedOn", "Related"];
        string[] parts = ["PilotCase", "Learnings", "Metrics", "Risks", "Benefits", "ReuseKit", "StageEvents", "AutoroutePart", "LocalizationPart"];
        var own = Gen.Select(Gen.OneOf(fields), value).Array[0, 8].Select(pairs =>
            "{" + string.Join(",", pairs.DistinctBy(pair => pair.Item1).Select(pair => $"\"{pair.Item1}\":{pair.Item2}")) + "}");

        Gen.Select(own, Gen.Select(Gen.OneOf(parts), value).Array[0, 9]).Sample((fieldsJson, partsJson) =>
        {
            var content = partsJson.Where(part => part.Item1 != "PilotCase").DistinctBy(part => part.Item1)
                .Aggregate($"\"PilotCase\":{fieldsJson}", (all, part) => $"{all},\"{part.Item1}\":{part.Item2}");
            Read(new() { ContentItemId = "a", ContentType = "PilotCase", Content = JsonElement.Parse($"{{{content}}}") });
        });
    }

    private static void Read(ContentItem item)
    {
        var pilot = new PilotCase(item);
        foreach (var property in typeof(PilotCase).GetProperties())
            _ = property.GetValue(pilot)?.ToString();
        foreach (var learning in pilot.Learnings)
            Assert.NotEmpty(learning.Statement);
        foreach (var metric in pilot.Metrics)
            _ = (metric.Outcome, metric.Progress, metric.Direction);
        _ = pilot.ReviewDue(6);
        _ = StageGuard.Missing(pilot, new(Stage.Running));
        _ = pilot.History.TimeIn(Stage.Running, DateTime.UnixEpoch);
    }
}
