namespace PilotHub.Search.Indexing;

/// <summary>
/// What a word is worth in a document: BM25, with its two numbers and the weights of the fields chosen on four collections of other people's
/// questions. A weight of 1 is that of a word in the whole text.
/// </summary>
internal static class WordScoring
{
    public const float Saturation = 1.2f;
    public const float LengthShare = 0.65f;

    /// <summary>A word in the title, which is part of the text too.</summary>
    public const float Title = 1;

    /// <summary>A word among the names of topics and people, however many there are.</summary>
    public const float Keywords = 0.4f;

    /// <summary>The other language, where a word means something in both.</summary>
    public const float SecondLanguage = 0.3f;

    /// <summary>A part of a compound.</summary>
    public const float CompoundPart = 0.5f;

    /// <summary>The word as it was written, and those that look like it, in proportion to how much.</summary>
    public const float Alike = 3;

    /// <summary>The second best of the words that look alike.</summary>
    public const float SecondAlike = 0.2f;

    /// <summary>What a word tells that so many of so many documents have.</summary>
    public static float Rarity(int documentsWithIt, int documents) => (float)Math.Log(1 + ((documents - documentsWithIt + 0.5) / (documentsWithIt + 0.5)));

    /// <summary>What a word counts that stands so often in a text, given <see cref="Limit"/> of the text's length.</summary>
    public static float Often(int times, float limit) => (Saturation + 1) * times / (times + limit);

    /// <summary>How slowly repetition counts in a text of that length.</summary>
    public static float Limit(float length, float averageLength) => Saturation * (1 - LengthShare + (LengthShare * length / averageLength));
}
