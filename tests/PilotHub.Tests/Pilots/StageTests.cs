using PilotHub.Pilots;
using PilotHub.Pilots.Cases;
using PilotHub.Pilots.Stages;

namespace PilotHub.Tests.Pilots;

public sealed class StageTests
{
    private static readonly DateTime Now = new(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_way_leads_one_step_at_a_time_and_off_it_from_anywhere()
    {
        Assert.True(StageLifecycle.CanMove(Stage.Idea, Stage.Running));
        Assert.False(StageLifecycle.CanMove(Stage.Idea, Stage.Completed));
        Assert.False(StageLifecycle.CanMove(Stage.Running, Stage.Idea));
        Assert.False(StageLifecycle.CanMove(Stage.Adopted, Stage.Scaling));
        Assert.All(StageLifecycle.Way, stage => Assert.True(StageLifecycle.CanMove(stage, Stage.Stopped) && StageLifecycle.CanMove(stage, Stage.Retired)));
        Assert.True(StageLifecycle.CanMove(Stage.Stopped, Stage.Retired));
        Assert.False(StageLifecycle.CanMove(Stage.Retired, Stage.Stopped));
        Assert.All(StageLifecycle.All, to => Assert.False(StageLifecycle.CanMove(Stage.Retired, to)));
        Assert.Null(Stage.Adopted.Next());
        Assert.Null(Stage.Stopped.Next());
    }

    [Fact]
    public void Time_in_stage_comes_from_the_events_in_order_of_time()
    {
        var history = new PilotCase(PilotItem.New
            .Add("StageEvents", "StageEvent", """{ "From": { "Text": "Running" }, "To": { "Text": "Completed" }, "At": { "Value": "2026-05-22T00:00:00Z" } }""")
            .Add("StageEvents", "StageEvent", """{ "To": { "Text": "Idea" }, "At": { "Value": "2026-01-01T00:00:00Z" }, "By": { "UserIds": ["u1"] }, "Reason": { "Text": "Begun" } }""")
            .Add("StageEvents", "StageEvent", """{ "From": { "Text": "Idea" }, "To": { "Text": "Running" }, "At": { "Value": "2026-02-01T00:00:00Z" } }""")
            .Build()).History;

        Assert.Equal(["Idea", "Running", "Completed"], history.Events.Select(entry => entry.To.Value));
        Assert.Equal(("u1", "Begun"), (history.Events[0].UserId, history.Events[0].Reason));
        Assert.Equal(TimeSpan.FromDays(31), history.TimeAfter(0, Now));
        Assert.Equal(TimeSpan.FromDays(110), history.TimeAfter(1, Now));
        Assert.Equal(TimeSpan.FromDays(10), history.TimeAfter(2, Now));
        Assert.Equal(TimeSpan.FromDays(10), history.TimeIn(Stage.Completed, Now));
        Assert.Null(history.TimeIn(Stage.Decided, Now));
        Assert.Equal(new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc), history.Reached(Stage.Running));
    }

    [Fact]
    public void A_time_that_is_missing_or_lies_ahead_gives_no_duration()
    {
        StageEvent Event(DateTime? at) => new(new(""), new("Running"), null, at, "");

        Assert.Null(new StageHistory([Event(null)]).TimeIn(Stage.Running, Now));
        Assert.Null(new StageHistory([Event(Now.AddDays(1))]).TimeIn(Stage.Running, Now));
        Assert.Null(new StageHistory([]).TimeIn(Stage.Running, Now));
    }

    [Fact]
    public void An_idea_needs_a_metric_a_rule_and_a_look_at_similar_pilots_to_run()
    {
        var idea = PilotItem.New.Text("Stage", "Idea");
        Assert.Equal([StageRequirement.SimilarPilotsSeen, StageRequirement.MetricWithTarget, StageRequirement.DecisionRule],
            StageGuard.Missing(new(idea.Build()), new(Stage.Running)));

        idea.Text("ScaleIf", "a").Text("StopIf", "b")
            .Add("Metrics", "Metric", """{ "Name": { "Text": "Time" }, "Baseline": { "Value": 3 }, "Target": { "Value": 1 } }""");
        Assert.Empty(StageGuard.Missing(new(idea.Build()), new(Stage.Running) { SimilarPilotsSeen = true }));
    }

    [Fact]
    public void A_running_pilot_needs_figures_and_three_learnings_one_of_them_a_failure_to_be_complete()
    {
        var running = PilotItem.New.Text("Stage", "Running")
            .Add("Metrics", "Metric", """{ "Name": { "Text": "Time" }, "Baseline": { "Value": 3 }, "Target": { "Value": 1 } }""")
            .Add("Learnings", "Learning", """{ "Kind": { "Text": "Worked" }, "Statement": { "Text": "a" } }""");
        Assert.Equal(
            [StageRequirement.MetricActuals, StageRequirement.ThreeLearnings, StageRequirement.LearningThatDidNotWork, StageRequirement.EvidenceLevel, StageRequirement.Costs],
            StageGuard.Missing(new(running.Build()), new(Stage.Completed)));

        var done = PilotItem.New.Text("Stage", "Running").Value("EvidenceLevel", 0).Value("CostPersonDays", 4)
            .Add("Metrics", "Metric", """{ "Name": { "Text": "Time" }, "Actual": { "Value": 2 } }""")
            .Add("Learnings", "Learning", """{ "Kind": { "Text": "Worked" }, "Statement": { "Text": "a" } }""")
            .Add("Learnings", "Learning", """{ "Kind": { "Text": "Surprise" }, "Statement": { "Text": "b" } }""")
            .Add("Learnings", "Learning", """{ "Kind": { "Text": "DidNotWork" }, "Statement": { "Text": "c" } }""");
        Assert.Empty(StageGuard.Missing(new(done.Build()), new(Stage.Completed)));
    }

    [Fact]
    public void A_decision_needs_its_reason_its_decider_and_its_date()
    {
        var completed = PilotItem.New.Text("Stage", "Completed").Text("Decision", "Stop");
        Assert.Equal([StageRequirement.DecisionRationale, StageRequirement.Decider, StageRequirement.DecisionDate],
            StageGuard.Missing(new(completed.Build()), new(Stage.Decided)));

        completed.Markdown("DecisionRationale", "Too slow.").Users("Decider", "u").Json("DecidedOn", """{ "Value": "2026-05-01" }""");
        Assert.Empty(StageGuard.Missing(new(completed.Build()), new(Stage.Decided)));
    }

    [Fact]
    public void Only_a_decision_to_scale_leads_to_scaling()
    {
        var decided = PilotItem.New.Text("Stage", "Decided").Text("Decision", "Shelve").Add("ReuseKit", "ReuseArtefact", """{ "Name": { "Text": "Prompt" } }""");

        Assert.Equal([StageRequirement.DecisionToScale], StageGuard.Missing(new(decided.Build()), new(Stage.Scaling) { HasScalingPlan = true }));
        Assert.Empty(StageGuard.Missing(new(decided.Text("Decision", "Scale").Build()), new(Stage.Scaling) { HasScalingPlan = true }));
    }

    [Fact]
    public void Stopping_asks_for_a_reason_and_what_was_learned()
    {
        var running = new PilotCase(PilotItem.New.Text("Stage", "Running").Build());

        Assert.Equal([StageRequirement.Reason, StageRequirement.Learnings], StageGuard.Missing(running, new(Stage.Stopped)));
        Assert.Equal([StageRequirement.Learnings], StageGuard.Missing(running, new(Stage.Stopped) { Reason = "No data" }));
    }

    [Fact]
    public void A_move_that_the_life_cycle_does_not_know_is_refused_whatever_else_is_there() =>
        Assert.Equal([StageRequirement.AllowedMove], StageGuard.Missing(new(PilotItem.New.Text("Stage", "Idea").Build()), new(Stage.Adopted) { HasConfirmedAdoption = true }));
}
