using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using PilotHub.Recipes;
using PilotHub.Recipes.Expressions;

namespace PilotHub.Tests.Recipes;

public sealed class RecipeExpressionsTests
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

    private static RecipeExpressions Expressions(string variables = "{}", string? folder = null, string seed = "seed") => new(
        new(folder, new Dictionary<string, string> { ["AdminUserId"] = "user-1" }, key => key == "Site:Name" ? "Hub" : null, seed, Time),
        JsonElement.Parse(variables));

    private static string Evaluate(string expression, string variables = "{}") => Expressions(variables).Evaluate(expression, "steps[0].X");

    private static string Error(string expression, string variables = "{}") =>
        Assert.Throws<RecipeExpressionException>(() => Evaluate(expression, variables)).Message;

    [Theory]
    [InlineData("[js: 'a' + 1]", "a1")]
    [InlineData("[js:1.5]", "1.5")]
    [InlineData("[js: true]", "true")]
    [InlineData("[js: null]", "")]
    [InlineData("[js: [1,2][1]]", "2")]
    [InlineData("[js: var x = 2; x * 3]", "6")]
    [InlineData("[js: new Date().toISOString()]", "2026-03-04T05:06:07.000Z")]
    [InlineData("[js: new Date()]", "2026-03-04T05:06:07.000Z")]
    [InlineData("[js: parameters('AdminUserId')]", "user-1")]
    [InlineData("[js: configuration('Site:Name')]", "Hub")]
    [InlineData("[js: configuration('Other', 'default')]", "default")]
    [InlineData("[js: configuration('Other')]", "")]
    [InlineData("[js: base64('w6TDtsO8')]", "äöü")]
    [InlineData("[js: html('&lt;b&gt;')]", "<b>")]
    [InlineData("[js: 'A B'.replace(/ /g, '-').toLowerCase().padEnd(5, '.')]", "a-b..")]
    [InlineData("[js: ['a', null, 'b'].join()]", "a,,b")]
    public void An_expression_gives_a_text(string expression, string expected) => Assert.Equal(expected, Evaluate(expression));

    [Theory]
    [InlineData("Site **[js: not evaluated]**")]
    [InlineData("[js: open")]
    [InlineData("[ ] todo: later]")]
    [InlineData("[note: later]")]
    [InlineData("[JS: 1]")]
    [InlineData("[[js: 1]]")]
    [InlineData("")]
    public void A_text_that_merely_contains_brackets_is_no_expression(string text) => Assert.False(RecipeExpressions.IsExpression(text));

    [Fact]
    public void A_result_that_looks_like_an_expression_is_not_evaluated_again() =>
        Assert.Equal("[js: 1 + 1]", Evaluate("[js: '[js: 1 +' + ' 1]']"));

    [Fact]
    public void An_identifier_is_the_same_each_time_the_same_file_runs_and_another_in_every_other_place()
    {
        var first = Expressions();
        var again = Expressions();
        string[] ids = [first.Evaluate("[js: uuid()]", "a"), first.Evaluate("[js: uuid()]", "b"), first.Evaluate("[js: uuid()]", "b")];
        Assert.Equal<string[]>(ids, [again.Evaluate("[js: uuid()]", "a"), again.Evaluate("[js: uuid()]", "b"), again.Evaluate("[js: uuid()]", "b")]);
        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[0-9a-z]{26}$", id));
        Assert.NotEqual(ids[0], Expressions(seed: "another file").Evaluate("[js: uuid()]", "a"));
    }

    [Fact]
    public void A_variable_is_evaluated_once_when_it_is_asked_for_and_may_ask_for_others()
    {
        var expressions = Expressions("""{ "id": "[js: uuid()]", "path": "[js: 'x/' + variables('id')]", "plain": "[text]", "n": 4, "bad": "[js: nobody()]" }""");
        var id = expressions.Evaluate("[js: variables('id')]", "steps[0].A");
        Assert.Equal(id, expressions.Evaluate("[js: variables('id')]", "steps[1].B"));
        Assert.Equal($"x/{id}", expressions.Evaluate("[js: variables('path')]", "steps[2].C"));
        Assert.Equal("[text]4", expressions.Evaluate("[js: variables('plain') + variables('n')]", "steps[2].D"));
    }

    [Fact]
    public void Variables_that_depend_on_themselves_are_refused_with_the_chain() =>
        Assert.Contains("a → b → c → a", Error("[js: variables('a')]", """{ "a": "[js: variables('b')]", "b": "[js: variables('c')]", "c": "[js: variables('a')]" }"""), StringComparison.Ordinal);

    [Fact]
    public void A_long_chain_of_variables_is_refused_before_it_fills_the_stack()
    {
        var variables = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"v{i}\": \"[js: variables('v{i + 1}')]\""));
        Assert.Contains("depend on each other", Error("[js: variables('v0')]", $"{{{variables}}}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[js: variables('x')]", "There is no variable 'x'")]
    [InlineData("[js: parameters('x')]", "There is no parameter 'x'. There are AdminUserId")]
    [InlineData("[js: ]", "empty")]
    [InlineData("[js: foo(]", "Is not JavaScript")]
    [InlineData("[js: nobody]", "nobody is not defined")]
    [InlineData("[js: undefined]", "gives no value")]
    [InlineData("[js: ({})]", "gives an object")]
    [InlineData("[js: base64('%')]", "Base64")]
    [InlineData("[js: throw 'up']", "up")]
    [InlineData("[file: exec('x')]", "is not text('…')")]
    [InlineData("[file:text('notes.txt')]", "has no folder")]
    public void What_gives_no_text_is_an_error_that_says_why(string expression, string reason) =>
        Assert.Contains(reason, Error(expression), StringComparison.Ordinal);

    [Theory]
    [InlineData("eval('1')")]
    [InlineData("new Function('return 1')()")]
    [InlineData("(() => {}).constructor('return 1')()")]
    [InlineData("System.IO.File.ReadAllText('/etc/hostname')")]
    [InlineData("importNamespace('System')")]
    [InlineData("require('fs')")]
    [InlineData("process.env")]
    [InlineData("fetch('http://localhost')")]
    [InlineData("uuid.GetType()")]
    [InlineData("globalThis.Reflect.ownKeys(uuid)")]
    public void An_expression_reaches_nothing_of_the_host(string code) => Assert.NotEmpty(Error($"[js: {code}]"));

    public static TheoryData<string> Hostile => [
        "while (true) {}",
        "for (;;) try { throw 1 } catch { }",
        "(function f() { return f() })()",
        "const f = n => [n].map(f); f(1)",
        "let s = 'a'; while (true) s += s",
        "let a = []; while (true) a.push(a.slice())",
        "'x'.repeat(500000000).length",
        "'x'.repeat(2 ** 31).length",
        "'x'.padEnd(1000000000, 'ab').length",
        "'x'.repeat(1000000).concat(...Array(9000).fill('x'.repeat(1000000))).length",
        "Array(9999).join('x'.repeat(1000000)).length",
        "Array(9999).fill('x'.repeat(1000000)).toString()",
        "'a'.repeat(1000000).replaceAll('a', 'b'.repeat(1000000)).length",
        "'a'.repeat(1000000).replace(/a/g, '$`').length",
        "String.prototype.repeat.call({ n: 0, toString() { return this.n++ ? 'x'.repeat(1000000) : '' } }, 1000000).length + 'x'.repeat(1e9)",
        "new Array(4000000000).fill(0)",
        "new ArrayBuffer(2000000000)",
        "new Uint8Array(2000000000)",
        "2n ** 1000000000n",
        "BigInt('9'.repeat(10000000))",
        "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100000)",
        "/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')",
        "'x'.repeat(20000).match('(x+x+)+y') + nothing",
        "JSON.stringify(Array(9000).fill('x'.repeat(1000000)))",
        "const a = []; a.push(a, a); a.join()",
        "let o = {}; for (let i = 0; i < 50000; i++) o = { toString: () => '' + o }; '' + o",
        "({ toString() { while (true) {} } }) + ''",
        "const s = 'x'.repeat(1000000), t = () => `${s}${s}${s}${s}${s}${s}${s}${s}`; t() + t() + t() + t()",
        "[...(function* () { while (true) yield 1 })()]",
        "let n = 1; for (let i = 0; i < 40; i++) n = () => n; Array.from({ length: 1e4 }, () => Array.from({ length: 1e4 }))",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_expression_is_stopped_and_takes_no_more_than_its_share(string code)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotEmpty(Error($"[js: {code}]"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256L * 1024 * 1024);
    }

    [Fact]
    public void A_script_too_long_or_too_deep_is_refused()
    {
        Assert.Contains("characters long", Error($"[js: {new string('!', 100_000)}1]"), StringComparison.Ordinal);
        Assert.Contains("Is not JavaScript", Error($"[js: {new string('(', 8_000)}]"), StringComparison.Ordinal);
        Assert.NotEmpty(Error($"[js: `{string.Concat(Enumerable.Repeat("${1}", 1_000))}`]"));
    }

    [Fact]
    public void One_expression_leaves_nothing_behind_for_the_next()
    {
        var expressions = Expressions();
        Assert.Equal("1", expressions.Evaluate("[js: const x = 1; globalThis.y = x; y]", "a"));
        Assert.Equal("1", expressions.Evaluate("[js: const x = 1; globalThis.y = x; y]", "a"));
        Assert.Throws<RecipeExpressionException>(() => expressions.Evaluate("[js: y]", "b"));
    }

    [Fact]
    public void Files_beside_the_recipe_are_read_and_no_others()
    {
        var folder = Directory.CreateTempSubdirectory("pilothub-recipes");
        try
        {
            var inside = folder.CreateSubdirectory("recipe");
            File.WriteAllText(Path.Combine(folder.FullName, "secret.txt"), "secret");
            File.WriteAllText(Path.Combine(inside.FullName, "notes.md"), "# Grüße");
            inside.CreateSubdirectory("sub");
            File.WriteAllBytes(Path.Combine(inside.FullName, "sub", "b.bin"), [0xff]);
            File.CreateSymbolicLink(Path.Combine(inside.FullName, "link.txt"), Path.Combine(folder.FullName, "secret.txt"));
            Directory.CreateSymbolicLink(Path.Combine(inside.FullName, "up"), folder.FullName);
            var expressions = Expressions(folder: inside.FullName);

            Assert.Equal("# Grüße", expressions.Evaluate("[file:text('notes.md')]", "a"));
            Assert.Equal("/w==", expressions.Evaluate("[file:base64('sub/b.bin')]", "a"));
            foreach (var name in (string[])["../secret.txt", "sub/../../secret.txt", "..\\secret.txt", "link.txt", "up/secret.txt", "missing.txt", "", ".", Path.Combine(folder.FullName, "secret.txt")])
                Assert.Throws<RecipeExpressionException>(() => expressions.Evaluate($"[file:text('{name}')]", "a"));
            Assert.Throws<RecipeExpressionException>(() => expressions.Evaluate("[file:text('sub/b.bin')]", "a"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_text_written_as_a_literal_comes_back_as_it_was() => Gen.String.Select(text => $"[js: {text.Replace('\0', ' ')}]").Sample(text =>
    {
        if (text.Any(char.IsSurrogate))
            return;
        var literal = RecipeLiteral.Write(text);
        Assert.True(RecipeLiteral.IsNeededFor(text));
        Assert.Equal(text, Evaluate(literal));
        Assert.False(RecipeLiteral.TryRead("[js: 1]", out _));
    });

    [Fact]
    public void A_literal_says_the_same_to_a_plain_engine_but_for_an_invisible_space_that_keeps_it_from_being_evaluated_again()
    {
        const string text = "[js: \"it's\" + `\\\u2028` + variables('x')]";
        var literal = RecipeLiteral.Write(text);
        // Orchard Core takes the brackets off both ends, then evaluates.
        var script = literal.Trim('[', ']')["js:".Length..];
        var result = new Jint.Engine().Evaluate(script).ToString();
        Assert.Equal(text + "\u200b", result);
        Assert.False(result.EndsWith(']'));
    }

    [Theory]
    [InlineData("[js: 1]", true)]
    [InlineData("[note: brackets are lost on Orchard Core]", true)]
    [InlineData("[:x]", true)]
    [InlineData("[größe: x]", true)]
    [InlineData("[a b: x]", false)]
    [InlineData("[link](url)", false)]
    [InlineData("[x]", false)]
    [InlineData("js: 1", false)]
    public void A_literal_is_needed_where_Orchard_Core_would_evaluate(string text, bool needed) => Assert.Equal(needed, RecipeLiteral.IsNeededFor(text));

    [Fact]
    public void Ten_thousand_expressions_share_engines_and_scripts()
    {
        var expressions = Expressions("""{ "id": "[js: uuid()]" }""");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
            expressions.Evaluate("[js: variables('id')]", $"steps[0].Data[{i}]");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40L * 1024 * 1024);
    }
}
