namespace PilotHub.Pilots.Stages;

/// <summary>The order of the stages and the moves between them.</summary>
public static class StageLifecycle
{
    /// <summary>All stages.</summary>
    public static IReadOnlyList<Stage> All { get; } =
        [Stage.Idea, Stage.Running, Stage.Completed, Stage.Decided, Stage.Scaling, Stage.Adopted, Stage.Stopped, Stage.Retired];

    /// <summary>The way from idea to adopted, which a pilot may leave at any point by being stopped or retired.</summary>
    public static IReadOnlyList<Stage> Way { get; } = [Stage.Idea, Stage.Running, Stage.Completed, Stage.Decided, Stage.Scaling, Stage.Adopted];

    /// <summary>Whether the pilot has left the way: stopped or retired.</summary>
    public static bool IsEnd(this Stage stage) => stage is Stage.Stopped or Stage.Retired;

    /// <summary>The next stage on the way, or null at its end and off it.</summary>
    public static Stage? Next(this Stage stage) => stage < Stage.Adopted ? stage + 1 : null;

    /// <summary>Whether the life cycle knows a move from <paramref name="from"/> to <paramref name="to"/>: one step on, or off the way.</summary>
    public static bool CanMove(Stage from, Stage to) => to switch
    {
        Stage.Stopped => !from.IsEnd(),
        Stage.Retired => from != Stage.Retired,
        _ => from.Next() == to,
    };
}
