using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace PilotHub.Recipes.Expressions;

/// <summary>
/// The JavaScript that recipes get: no host access, no compiling of text, and nothing whose single call could take memory or
/// time that the engine only measures between statements.
/// </summary>
internal static class RecipeSandbox
{
    // A single call can multiply a text by this much at most before the engine looks at the memory again.
    private const int MaxTemplateParts = 16;

    private static readonly ScriptPreparationOptions Preparation = new()
    {
        // Folding would run the operators of a script before any limit applies to it.
        FoldConstants = false,
        ParsingOptions = new() { RegexTimeout = RecipeLimits.ExpressionTimeout, CompileRegex = false },
    };

    // Binary data, big integers, workers and localisation are left out: they allocate or wait in single calls.
    private static readonly Prepared<Script> Prelude = Engine.PrepareScript("""
        {
          const kept = ['Array', 'Boolean', 'Date', 'Error', 'Infinity', 'JSON', 'Math', 'NaN', 'Number', 'Object', 'RangeError', 'RegExp', 'String',
            'TypeError', 'decodeURIComponent', 'encodeURIComponent', 'globalThis', 'isFinite', 'isNaN', 'parseFloat', 'parseInt', 'undefined'];
          for (const name of Object.getOwnPropertyNames(globalThis))
            if (!kept.includes(name))
              delete globalThis[name];
          delete Object.getOwnPropertySymbols;
          delete Object.getOwnPropertyDescriptors;
          delete String.raw;
          delete JSON.stringify;
          delete Array.prototype.toLocaleString;
        }
        """);

    /// <summary>Makes an engine whose clock is <paramref name="time"/>.</summary>
    public static Engine Create(TimeProvider time)
    {
        var engine = new Engine(options =>
        {
            options.Strict().DisableStringCompilation()
                .TimeoutInterval(RecipeLimits.ExpressionTimeout)
                .LimitMemory(RecipeLimits.ExpressionMemory)
                .LimitRecursion(RecipeLimits.ExpressionRecursion)
                .MaxStatements(RecipeLimits.ExpressionStatements);
            options.Constraints.MaxArraySize = RecipeLimits.ExpressionArray;
            options.Constraints.RegexTimeout = RecipeLimits.ExpressionTimeout;
            options.Constraints.StackOverflowGuard = true;
            options.Interop.Enabled = false;
            options.Culture = CultureInfo.InvariantCulture;
            options.TimeZone = TimeZoneInfo.Utc;
            options.TimeSystem = new Clock(time);
        });
        engine.Execute(Prelude);
        LimitTexts(engine);
        return engine;
    }

    /// <summary>Parses a script; <c>Reusable</c> tells whether it leaves nothing behind in its engine.</summary>
    /// <exception cref="RecipeExpressionException">It is not JavaScript, or uses what recipes do not have.</exception>
    public static (Prepared<Script> Script, bool Reusable) Prepare(string code)
    {
        try
        {
            var prepared = Engine.PrepareScript(code, "expression", strict: true, Preparation);
            var program = prepared.Program!;
            foreach (var node in program.DescendantNodes())
            {
                if (node is BigIntLiteral or TaggedTemplateExpression || node is TemplateLiteral { Expressions.Count: > MaxTemplateParts })
                    throw new RecipeExpressionException($"Uses what expressions do not have: {(node is BigIntLiteral ? "big integers" : "templates like this")}.");
            }
            return (prepared, program.Body is [ExpressionStatement]);
        }
        catch (Exception exception) when (exception is ScriptPreparationException or InsufficientExecutionStackException)
        {
            throw new RecipeExpressionException($"Is not JavaScript: {(exception.InnerException ?? exception).Message}", exception);
        }
    }

    // The engine measures memory between statements; these are the calls that make a long text out of a short one within one.
    private static void LimitTexts(Engine engine)
    {
        var text = Prototype(engine, "String");
        var list = Prototype(engine, "Array");
        Wrap(engine, text, "repeat", (self, arguments) => self.Length * Number(arguments, 0));
        Wrap(engine, text, "padStart", (_, arguments) => Number(arguments, 0));
        Wrap(engine, text, "padEnd", (_, arguments) => Number(arguments, 0));
        Wrap(engine, text, "concat", (self, arguments) =>
        {
            for (var i = 0; i < arguments.Length; i++)
                arguments[i] = new JsString(TypeConverter.ToString(arguments[i]));
            return self.Length + arguments.Sum(argument => (double)argument.ToString().Length);
        });
        foreach (var name in (string[])["replace", "replaceAll"])
        {
            Wrap(engine, text, name, (self, arguments) =>
            {
                if (arguments.Length < 2 || arguments[1] is Jint.Native.Function.Function)
                    return self.Length;
                var replacement = TypeConverter.ToString(arguments[1]);
                arguments[1] = new JsString(replacement);
                return self.Length + ((self.Length + 1.0) * (replacement.Length + (replacement.Count(c => c == '$') * (double)self.Length)));
            });
        }
        list.Set("join", new ClrFunction(engine, "join", (self, arguments) => Join(self, arguments)), throwOnError: true);
    }

    private static void Wrap(Engine engine, ObjectInstance prototype, string name, Func<string, JsValue[], double> length)
    {
        var original = prototype.Get(name);
        prototype.Set(name, new ClrFunction(engine, name, (self, arguments) =>
        {
            // Converted once: a second conversion might give another text than the one that was measured.
            var text = TypeConverter.ToString(self);
            JsValue[] own = [.. arguments];
            if (length(text, own) > RecipeLimits.ExpressionText)
                throw TooLong();
            return engine.Call(original, new JsString(text), own);
        }), throwOnError: true);
    }

    private static JsString Join(JsValue self, JsValue[] arguments)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var separator = arguments.Length == 0 || arguments[0].IsUndefined() ? "," : TypeConverter.ToString(arguments[0]);
        if (self is not ObjectInstance list)
            throw new RecipeExpressionException("join() needs a list.");
        var count = (int)Math.Min(TypeConverter.ToLength(list.Get("length")), RecipeLimits.ExpressionArray);
        var joined = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
                joined.Append(separator);
            var entry = list.Get(i.ToString(CultureInfo.InvariantCulture));
            if (!entry.IsNull() && !entry.IsUndefined())
                joined.Append(TypeConverter.ToString(entry));
            if (joined.Length > RecipeLimits.ExpressionText)
                throw TooLong();
        }
        return new JsString(joined.ToString());
    }

    private static double Number(JsValue[] arguments, int index)
    {
        if (index >= arguments.Length)
            return 0;
        var number = TypeConverter.ToNumber(arguments[index]);
        arguments[index] = JsNumber.Create(number);
        return number;
    }

    private static ObjectInstance Prototype(Engine engine, string constructor) =>
        engine.Global.Get(constructor).AsObject().Get("prototype").AsObject();

    private static RecipeExpressionException TooLong() =>
        new($"The expression makes a text longer than {RecipeLimits.ExpressionText:N0} characters and was stopped.");

    private sealed class Clock(TimeProvider time) : DefaultTimeSystem(TimeZoneInfo.Utc, CultureInfo.InvariantCulture), ITimeSystem
    {
        DateTimeOffset ITimeSystem.GetUtcNow() => time.GetUtcNow();
    }
}
