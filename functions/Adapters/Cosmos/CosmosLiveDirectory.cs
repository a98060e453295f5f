using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Safeguarding.Directory;

namespace Safeguarding.Adapters;

/// <summary>Container `directory`, partitions `live-contacts` (one document per desk) and `live-closures` (one per school), beside the snapshots.</summary>
public sealed class CosmosLiveDirectory(Container container) : ILiveDirectory
{
    private readonly Live<DeskContacts> _contacts = new(container, d => (d.Id, d.Snapshot));
    private readonly Live<SchoolClosures> _closures = new(container, d => (d.Id, d.Snapshot));

    public async Task<DeskContacts> Contacts(string desk, CancellationToken stop) =>
        await _contacts.Find(desk, DeskContacts.Partition, stop) ?? new() { Id = desk };

    public Task<DeskContacts> ChangeContacts(string desk, Func<DeskContacts, DeskContacts?> change, CancellationToken stop) =>
        _contacts.Change(new() { Id = desk }, desk, DeskContacts.Partition, change, stop);

    public async Task<SchoolClosures> Closures(string school, CancellationToken stop) =>
        await _closures.Find(school, SchoolClosures.Partition, stop) ?? new() { Id = school };

    public Task<SchoolClosures> ChangeClosures(string school, Func<SchoolClosures, SchoolClosures?> change, CancellationToken stop) =>
        _closures.Change(new() { Id = school }, school, SchoolClosures.Partition, change, stop);

    private sealed class Live<T>(Container container, Func<T, (string Id, string Partition)> key)
        : CosmosDocuments<T>(container) where T : class
    {
        protected override string PartitionProperty => "snapshot";

        protected override (string Id, string Partition) KeyOf(T document) => key(document);

        /// <summary>The first change makes the document; whoever was quicker is changed instead.</summary>
        public async Task<T> Change(T empty, string id, string partition, Func<T, T?> change, CancellationToken stop)
        {
            if (await Find(id, partition, stop) is null)
            {
                await CreateOrExisting(empty, stop);
            }
            return await Update(id, partition, change, stop);
        }
    }
}
