using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests.Pages.Admin;

[Collection(EditorTests.Name)]
public sealed class PasskeyTests(Chromium chromium) : BrowserTest(chromium)
{
    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    [BrowserFact]
    public async Task Without_JavaScript_a_passkey_is_not_offered()
    {
        var page = await OpenSignedInAsync("/account", javaScript: false);

        await Assertions.Expect(Button(page, "Change password")).ToBeVisibleAsync();
        await Assertions.Expect(Button(page, "Add a passkey")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_passkey_is_added_and_signs_in_until_it_is_removed()
    {
        var page = await OpenSignedInAsync("/account");
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );

        var password = page.Locator("form[data-passkey] input[type=password]");
        await password.FillAsync("not the password");
        await Button(page, "Add a passkey").ClickAsync();
        await Assertions
            .Expect(page.Locator("form[data-passkey] [role=alert]"))
            .ToHaveTextAsync("The current password is wrong.");
        await password.FillAsync(Password);
        await Button(page, "Add a passkey").ClickAsync();
        await Assertions.Expect(page.Locator(".person")).ToHaveCountAsync(1);
        await Button(page, "Sign out").ClickAsync();

        await page.GotoAsync(Site.AddressOf("/account/sign-in?returnUrl=/account"));
        await Button(page, "Sign in with a passkey").ClickAsync();
        await Assertions.Expect(page.Locator(".person")).ToHaveCountAsync(1);

        await page.Locator(".person button").ClickAsync();
        await Assertions.Expect(page.Locator(".person")).ToHaveCountAsync(0);
        await Button(page, "Sign out").ClickAsync();
        await page.GotoAsync(Site.AddressOf("/account/sign-in"));
        await Button(page, "Sign in with a passkey").ClickAsync();
        await Assertions
            .Expect(page.Locator(".form [role=alert]"))
            .ToContainTextAsync("This passkey is not recognized");
    }
}
