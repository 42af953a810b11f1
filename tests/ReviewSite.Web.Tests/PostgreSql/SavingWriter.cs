using System.Net;
using System.Text.Json;
using ReviewSite.Web.Tests.Api.Writing;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>Someone who saves one review after the other, and remembers what was acknowledged.</summary>
/// <param name="name">The quotes begin with it.</param>
/// <param name="saveAsync">Saves a quote.</param>
/// <param name="isRepeated">Whether what is not acknowledged is sent again, until it is.</param>
internal sealed class SavingWriter(string name, Func<string, Task<HttpStatusCode>> saveAsync, bool isRepeated)
{
    private const string Reviews = "/api/v1/films/pusher/reviews";

    private readonly SemaphoreSlim _saves = new(0);
    private readonly List<string> _acknowledged = [];

    /// <summary>To be read after the end.</summary>
    public IReadOnlyList<string> Acknowledged => _acknowledged;

    /// <summary>By a form, which is sent once: nobody knows what became of it if there is no answer.</summary>
    public static SavingWriter OfForms(string name, Person person, Answer form) =>
        new(name, async quote => (await ReviewForm.SubmitAsync(person, form, quote)).Status, isRepeated: false);

    /// <summary>By the API, with a key under which a request is sent again.</summary>
    public static SavingWriter OfRequests(string name, ApiProgram program) =>
        new(
            name,
            async quote =>
                (
                    await program.PostAsync(
                        Reviews,
                        JsonSerializer.Serialize(new { critic = $"Critic of {quote}", quote }),
                        key: quote.Replace(' ', '-')
                    )
                ).Status,
            isRepeated: true
        );

    /// <summary>Until it is cancelled. Whatever happens to the database, an answer is one of three.</summary>
    public async Task SaveAsync(CancellationToken end)
    {
        for (var number = 1; !end.IsCancellationRequested; number++)
        {
            var quote = $"{name} {number}";
            var (status, wasSent) = (await saveAsync(quote), false);
            while (isRepeated && status == HttpStatusCode.ServiceUnavailable)
            {
                (status, wasSent) = (await saveAsync(quote), true);
            }

            // A conflict says that the first request was saved, and the database crashed before its answer was.
            if (
                status is HttpStatusCode.Redirect or HttpStatusCode.Created
                || (wasSent && status == HttpStatusCode.Conflict)
            )
            {
                _acknowledged.Add(quote);
                _saves.Release();
            }
            else
            {
                Assert.Equal((quote, HttpStatusCode.ServiceUnavailable), (quote, status));
            }
        }
    }

    /// <summary>Once so many more are saved, counted from now on.</summary>
    public async Task SavedAsync(int more, CancellationToken cancellation)
    {
        while (await _saves.WaitAsync(TimeSpan.Zero, cancellation))
        {
            // Saved before.
        }

        for (; more > 0; more--)
        {
            await _saves.WaitAsync(cancellation);
        }
    }
}
