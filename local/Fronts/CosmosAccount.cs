namespace Safeguarding.Local.Fronts;

/// <summary>Fixed answers of an ordinary account with one region and strong consistency, as infrastructure creates it.</summary>
internal static class CosmosAccount
{
    private const string Limits =
        """{"maxSqlQueryInputLength":262144,"maxJoinsPerSqlQuery":10,"maxLogicalAndPerSqlQuery":2000,"maxLogicalOrPerSqlQuery":2000,"maxUdfRefPerSqlQuery":10,"maxInExpressionItemsCount":16000,"queryMaxInMemorySortDocumentCount":500,"maxQueryRequestTimeoutFraction":0.9,"sqlAllowNonFiniteNumbers":false,"sqlAllowAggregateFunctions":true,"sqlAllowSubQuery":true,"sqlAllowScalarSubQuery":true,"allowNewKeywords":true,"sqlAllowLike":true,"sqlAllowTop":true,"enableSpatialIndexing":false}""";

    /// <summary>One range and nothing rewritten: the server has one partition and sorts and counts by itself.</summary>
    public static object QueryPlan { get; } = new
    {
        partitionedQueryExecutionInfoVersion = 2,
        queryInfo = new
        {
            distinctType = "None",
            top = (int?)null,
            offset = (int?)null,
            limit = (int?)null,
            orderBy = Array.Empty<string>(),
            orderByExpressions = Array.Empty<string>(),
            groupByExpressions = Array.Empty<string>(),
            groupByAliases = Array.Empty<string>(),
            aggregates = Array.Empty<string>(),
            groupByAliasToAggregateType = new Dictionary<string, string>(),
            rewrittenQuery = "",
            hasSelectValue = false,
            hasNonStreamingOrderBy = false,
        },
        queryRanges = new[] { new { min = "", max = "FF", isMinInclusive = true, isMaxInclusive = false } },
    };

    public static object Describe(Uri address)
    {
        var location = new[] { new { name = "UK South", databaseAccountEndpoint = address.AbsoluteUri } };
        return new
        {
            _self = "",
            id = "local",
            _rid = "local",
            media = "//media/",
            addresses = "//addresses/",
            _dbs = "//dbs/",
            writableLocations = location,
            readableLocations = location,
            enableMultipleWriteLocations = false,
            userReplicationPolicy = new { asyncReplication = false, minReplicaSetSize = 1, maxReplicasetSize = 4 },
            userConsistencyPolicy = new { defaultConsistencyLevel = "Strong" },
            systemReplicationPolicy = new { minReplicaSetSize = 1, maxReplicasetSize = 4 },
            readPolicy = new { primaryReadCoefficient = 1, secondaryReadCoefficient = 1 },
            queryEngineConfiguration = Limits,
        };
    }
}
