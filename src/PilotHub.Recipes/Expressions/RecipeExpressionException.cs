namespace PilotHub.Recipes.Expressions;

/// <summary>An expression that gives no text.</summary>
public sealed class RecipeExpressionException(string message, Exception? inner = null) : Exception(message, inner);
