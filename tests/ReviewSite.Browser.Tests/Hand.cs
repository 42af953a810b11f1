using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests;

/// <summary>
/// Works a page with the pointer, or with the keyboard alone: then only what Tab reaches can be used.
/// </summary>
internal sealed class Hand(IPage page, bool byKeyboard)
{
    private const int MostTabs = 200;

    /// <summary>How many links and buttons have been used.</summary>
    public int Presses { get; private set; }

    public async Task TypeAsync(ILocator field, string text)
    {
        if (!byKeyboard)
        {
            await field.FillAsync(text);
            return;
        }

        await TabToAsync(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    public async Task PressAsync(ILocator control)
    {
        Presses++;
        if (!byKeyboard)
        {
            await control.ClickAsync();
            return;
        }

        await TabToAsync(control);
        await page.Keyboard.PressAsync("Enter");
    }

    private async Task TabToAsync(ILocator target)
    {
        await Assertions.Expect(target).ToBeVisibleAsync();
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"Tab does not reach {target}.");
    }
}
