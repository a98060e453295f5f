using System.Net;
using Microsoft.Azure.Cosmos;
using NodaTime;
using Safeguarding.MissingEpisodes;

namespace Safeguarding.Adapters;

/// <summary>Container `episode-matches`, partition /matchKey: entries are created and never changed; a child's episodes are one partition per key.</summary>
public sealed class CosmosEpisodeMatches(Container container) : IEpisodeMatches
{
    public Task Keep(EpisodeMatch match, CancellationToken stop) => CosmosCall.Run(stop, async limit =>
    {
        try
        {
            await container.CreateItemAsync(match, new(match.MatchKey), new() { EnableContentResponseOnWrite = false }, limit);
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.Conflict)
        {
            // The step was cut after this entry and does its work again.
        }
        return true;
    });

    public Task<IReadOnlyList<EpisodeMatch>> Of(string matchKey, Instant since, int most, CancellationToken stop) =>
        CosmosCall.Run<IReadOnlyList<EpisodeMatch>>(stop, async limit =>
        {
            var query = new QueryDefinition("SELECT * FROM c WHERE c.matchKey = @key AND c.episodeAt > @since ORDER BY c.episodeAt DESC")
                .WithParameter("@key", matchKey).WithParameter("@since", since.ToUnixTimeMilliseconds());
            using var pages = container.GetItemQueryIterator<EpisodeMatch>(query, requestOptions: new() { PartitionKey = new(matchKey), MaxItemCount = most });
            var found = new List<EpisodeMatch>();
            while (pages.HasMoreResults && found.Count < most)
            {
                found.AddRange(await pages.ReadNextAsync(limit));
            }
            return [.. found.Take(most)];
        });
}
