namespace PilotHub.Search;

/// <summary>
/// On whose behalf is searched. <paramref name="Key"/> changes whenever what the reader may see changes; <paramref name="MayList"/>
/// answers for a <see cref="SearchDocument.Access"/> and is asked once for each under one key.
/// </summary>
public sealed record SearchReader(string Key, Func<string, bool> MayList);
