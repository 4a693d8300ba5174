// @ts-nocheck
// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export const validate = validate21;
const schema32 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"ami":{"type":"string"},"arn":{"type":"string"},"associate_public_ip_address":{"type":"boolean"},"availability_zone":{"type":"string"},"disable_api_stop":{"type":"boolean"},"disable_api_termination":{"type":"boolean"},"ebs_optimized":{"type":"boolean"},"enable_primary_ipv6":{"type":"boolean"},"force_destroy":{"type":"boolean"},"get_password_data":{"type":"boolean"},"hibernation":{"type":"boolean"},"host_id":{"type":"string"},"host_resource_group_arn":{"type":"string"},"iam_instance_profile":{"type":"string"},"id":{"type":"string"},"instance_initiated_shutdown_behavior":{"type":"string"},"instance_lifecycle":{"type":"string"},"instance_state":{"type":"string"},"instance_type":{"type":"string"},"ipv6_address_count":{"type":"integer"},"ipv6_addresses":{"type":"array","items":{"type":"string"}},"key_name":{"type":"string"},"monitoring":{"type":"boolean"},"outpost_arn":{"type":"string"},"password_data":{"type":"string"},"placement_group":{"type":"string"},"placement_group_id":{"type":"string"},"placement_partition_number":{"type":"integer"},"primary_network_interface_id":{"type":"string"},"private_dns":{"type":"string"},"private_ip":{"type":"string"},"public_dns":{"type":"string"},"public_ip":{"type":"string"},"region":{"type":"string"},"secondary_private_ips":{"type":"array","items":{"type":"string"}},"security_groups":{"type":"array","items":{"type":"string"}},"source_dest_check":{"type":"boolean"},"spot_instance_request_id":{"type":"string"},"subnet_id":{"type":"string"},"tags":{"type":"object","additionalProperties":{"type":"string"}},"tags_all":{"type":"object","additionalProperties":{"type":"string"}},"tenancy":{"type":"string"},"user_data":{"type":"string"},"user_data_base64":{"type":"string"},"user_data_replace_on_change":{"type":"boolean"},"volume_tags":{"type":"object","additionalProperties":{"type":"string"}},"vpc_security_group_ids":{"type":"array","items":{"type":"string"}},"capacity_reservation_specification":{"type":"array","items":{"type":"object","properties":{"capacity_reservation_preference":{"type":"string"},"capacity_reservation_target":{"type":"array","items":{"type":"object","properties":{"capacity_reservation_id":{"type":"string"},"capacity_reservation_resource_group_arn":{"type":"string"}},"additionalProperties":false},"maxItems":1}},"additionalProperties":false},"maxItems":1},"cpu_options":{"type":"array","items":{"type":"object","properties":{"amd_sev_snp":{"type":"string"},"core_count":{"type":"integer"},"threads_per_core":{"type":"integer"}},"additionalProperties":false},"maxItems":1},"credit_specification":{"type":"array","items":{"type":"object","properties":{"cpu_credits":{"type":"string"}},"additionalProperties":false},"maxItems":1},"ebs_block_device":{"type":"array","items":{"type":"object","properties":{"delete_on_termination":{"type":"boolean"},"device_name":{"type":"string"},"encrypted":{"type":"boolean"},"iops":{"type":"integer"},"kms_key_id":{"type":"string"},"snapshot_id":{"type":"string"},"tags":{"type":"object","additionalProperties":{"type":"string"}},"tags_all":{"type":"object","additionalProperties":{"type":"string"}},"throughput":{"type":"integer"},"volume_id":{"type":"string"},"volume_size":{"type":"integer"},"volume_type":{"type":"string"}},"required":["device_name"],"additionalProperties":false}},"enclave_options":{"type":"array","items":{"type":"object","properties":{"enabled":{"type":"boolean"}},"additionalProperties":false},"maxItems":1},"ephemeral_block_device":{"type":"array","items":{"type":"object","properties":{"device_name":{"type":"string"},"no_device":{"type":"boolean"},"virtual_name":{"type":"string"}},"required":["device_name"],"additionalProperties":false}},"instance_market_options":{"type":"array","items":{"type":"object","properties":{"market_type":{"type":"string"},"spot_options":{"type":"array","items":{"type":"object","properties":{"instance_interruption_behavior":{"type":"string"},"max_price":{"type":"string"},"spot_instance_type":{"type":"string"},"valid_until":{"type":"string"}},"additionalProperties":false},"maxItems":1}},"additionalProperties":false},"maxItems":1},"launch_template":{"type":"array","items":{"type":"object","properties":{"id":{"type":"string"},"name":{"type":"string"},"version":{"type":"string"}},"additionalProperties":false},"maxItems":1},"maintenance_options":{"type":"array","items":{"type":"object","properties":{"auto_recovery":{"type":"string"}},"additionalProperties":false},"maxItems":1},"metadata_options":{"type":"array","items":{"type":"object","properties":{"http_endpoint":{"type":"string"},"http_protocol_ipv6":{"type":"string"},"http_put_response_hop_limit":{"type":"integer"},"http_tokens":{"type":"string"},"instance_metadata_tags":{"type":"string"}},"additionalProperties":false},"maxItems":1},"network_interface":{"type":"array","items":{"type":"object","properties":{"delete_on_termination":{"type":"boolean"},"device_index":{"type":"integer"},"network_card_index":{"type":"integer"},"network_interface_id":{"type":"string"}},"required":["device_index","network_interface_id"],"additionalProperties":false}},"primary_network_interface":{"type":"array","items":{"type":"object","properties":{"delete_on_termination":{"type":"boolean"},"network_interface_id":{"type":"string"}},"required":["network_interface_id"],"additionalProperties":false},"maxItems":1},"private_dns_name_options":{"type":"array","items":{"type":"object","properties":{"enable_resource_name_dns_a_record":{"type":"boolean"},"enable_resource_name_dns_aaaa_record":{"type":"boolean"},"hostname_type":{"type":"string"}},"additionalProperties":false},"maxItems":1},"root_block_device":{"type":"array","items":{"type":"object","properties":{"delete_on_termination":{"type":"boolean"},"device_name":{"type":"string"},"encrypted":{"type":"boolean"},"iops":{"type":"integer"},"kms_key_id":{"type":"string"},"tags":{"type":"object","additionalProperties":{"type":"string"}},"tags_all":{"type":"object","additionalProperties":{"type":"string"}},"throughput":{"type":"integer"},"volume_id":{"type":"string"},"volume_size":{"type":"integer"},"volume_type":{"type":"string"}},"additionalProperties":false},"maxItems":1},"timeouts":{"type":"object","properties":{"create":{"type":"string"},"delete":{"type":"string"},"read":{"type":"string"},"update":{"type":"string"}},"additionalProperties":false}},"additionalProperties":false};
const func1 = Object.prototype.hasOwnProperty;
function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema32.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.ami !== undefined){
if(typeof data.ami !== "string"){
const err1 = {instancePath:instancePath+"/ami",schemaPath:"#/properties/ami/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.arn !== undefined){
if(typeof data.arn !== "string"){
const err2 = {instancePath:instancePath+"/arn",schemaPath:"#/properties/arn/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.associate_public_ip_address !== undefined){
if(typeof data.associate_public_ip_address !== "boolean"){
const err3 = {instancePath:instancePath+"/associate_public_ip_address",schemaPath:"#/properties/associate_public_ip_address/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.availability_zone !== undefined){
if(typeof data.availability_zone !== "string"){
const err4 = {instancePath:instancePath+"/availability_zone",schemaPath:"#/properties/availability_zone/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.disable_api_stop !== undefined){
if(typeof data.disable_api_stop !== "boolean"){
const err5 = {instancePath:instancePath+"/disable_api_stop",schemaPath:"#/properties/disable_api_stop/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.disable_api_termination !== undefined){
if(typeof data.disable_api_termination !== "boolean"){
const err6 = {instancePath:instancePath+"/disable_api_termination",schemaPath:"#/properties/disable_api_termination/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.ebs_optimized !== undefined){
if(typeof data.ebs_optimized !== "boolean"){
const err7 = {instancePath:instancePath+"/ebs_optimized",schemaPath:"#/properties/ebs_optimized/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.enable_primary_ipv6 !== undefined){
if(typeof data.enable_primary_ipv6 !== "boolean"){
const err8 = {instancePath:instancePath+"/enable_primary_ipv6",schemaPath:"#/properties/enable_primary_ipv6/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.force_destroy !== undefined){
if(typeof data.force_destroy !== "boolean"){
const err9 = {instancePath:instancePath+"/force_destroy",schemaPath:"#/properties/force_destroy/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.get_password_data !== undefined){
if(typeof data.get_password_data !== "boolean"){
const err10 = {instancePath:instancePath+"/get_password_data",schemaPath:"#/properties/get_password_data/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.hibernation !== undefined){
if(typeof data.hibernation !== "boolean"){
const err11 = {instancePath:instancePath+"/hibernation",schemaPath:"#/properties/hibernation/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.host_id !== undefined){
if(typeof data.host_id !== "string"){
const err12 = {instancePath:instancePath+"/host_id",schemaPath:"#/properties/host_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.host_resource_group_arn !== undefined){
if(typeof data.host_resource_group_arn !== "string"){
const err13 = {instancePath:instancePath+"/host_resource_group_arn",schemaPath:"#/properties/host_resource_group_arn/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.iam_instance_profile !== undefined){
if(typeof data.iam_instance_profile !== "string"){
const err14 = {instancePath:instancePath+"/iam_instance_profile",schemaPath:"#/properties/iam_instance_profile/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err15 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.instance_initiated_shutdown_behavior !== undefined){
if(typeof data.instance_initiated_shutdown_behavior !== "string"){
const err16 = {instancePath:instancePath+"/instance_initiated_shutdown_behavior",schemaPath:"#/properties/instance_initiated_shutdown_behavior/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.instance_lifecycle !== undefined){
if(typeof data.instance_lifecycle !== "string"){
const err17 = {instancePath:instancePath+"/instance_lifecycle",schemaPath:"#/properties/instance_lifecycle/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.instance_state !== undefined){
if(typeof data.instance_state !== "string"){
const err18 = {instancePath:instancePath+"/instance_state",schemaPath:"#/properties/instance_state/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.instance_type !== undefined){
if(typeof data.instance_type !== "string"){
const err19 = {instancePath:instancePath+"/instance_type",schemaPath:"#/properties/instance_type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.ipv6_address_count !== undefined){
let data19 = data.ipv6_address_count;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err20 = {instancePath:instancePath+"/ipv6_address_count",schemaPath:"#/properties/ipv6_address_count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.ipv6_addresses !== undefined){
let data20 = data.ipv6_addresses;
if(Array.isArray(data20)){
const len0 = data20.length;
for(let i0=0; i0<len0; i0++){
if(typeof data20[i0] !== "string"){
const err21 = {instancePath:instancePath+"/ipv6_addresses/" + i0,schemaPath:"#/properties/ipv6_addresses/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/ipv6_addresses",schemaPath:"#/properties/ipv6_addresses/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.key_name !== undefined){
if(typeof data.key_name !== "string"){
const err23 = {instancePath:instancePath+"/key_name",schemaPath:"#/properties/key_name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.monitoring !== undefined){
if(typeof data.monitoring !== "boolean"){
const err24 = {instancePath:instancePath+"/monitoring",schemaPath:"#/properties/monitoring/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.outpost_arn !== undefined){
if(typeof data.outpost_arn !== "string"){
const err25 = {instancePath:instancePath+"/outpost_arn",schemaPath:"#/properties/outpost_arn/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.password_data !== undefined){
if(typeof data.password_data !== "string"){
const err26 = {instancePath:instancePath+"/password_data",schemaPath:"#/properties/password_data/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.placement_group !== undefined){
if(typeof data.placement_group !== "string"){
const err27 = {instancePath:instancePath+"/placement_group",schemaPath:"#/properties/placement_group/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.placement_group_id !== undefined){
if(typeof data.placement_group_id !== "string"){
const err28 = {instancePath:instancePath+"/placement_group_id",schemaPath:"#/properties/placement_group_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.placement_partition_number !== undefined){
let data28 = data.placement_partition_number;
if(!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))){
const err29 = {instancePath:instancePath+"/placement_partition_number",schemaPath:"#/properties/placement_partition_number/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.primary_network_interface_id !== undefined){
if(typeof data.primary_network_interface_id !== "string"){
const err30 = {instancePath:instancePath+"/primary_network_interface_id",schemaPath:"#/properties/primary_network_interface_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.private_dns !== undefined){
if(typeof data.private_dns !== "string"){
const err31 = {instancePath:instancePath+"/private_dns",schemaPath:"#/properties/private_dns/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.private_ip !== undefined){
if(typeof data.private_ip !== "string"){
const err32 = {instancePath:instancePath+"/private_ip",schemaPath:"#/properties/private_ip/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.public_dns !== undefined){
if(typeof data.public_dns !== "string"){
const err33 = {instancePath:instancePath+"/public_dns",schemaPath:"#/properties/public_dns/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.public_ip !== undefined){
if(typeof data.public_ip !== "string"){
const err34 = {instancePath:instancePath+"/public_ip",schemaPath:"#/properties/public_ip/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.region !== undefined){
if(typeof data.region !== "string"){
const err35 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.secondary_private_ips !== undefined){
let data35 = data.secondary_private_ips;
if(Array.isArray(data35)){
const len1 = data35.length;
for(let i1=0; i1<len1; i1++){
if(typeof data35[i1] !== "string"){
const err36 = {instancePath:instancePath+"/secondary_private_ips/" + i1,schemaPath:"#/properties/secondary_private_ips/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/secondary_private_ips",schemaPath:"#/properties/secondary_private_ips/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.security_groups !== undefined){
let data37 = data.security_groups;
if(Array.isArray(data37)){
const len2 = data37.length;
for(let i2=0; i2<len2; i2++){
if(typeof data37[i2] !== "string"){
const err38 = {instancePath:instancePath+"/security_groups/" + i2,schemaPath:"#/properties/security_groups/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/security_groups",schemaPath:"#/properties/security_groups/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.source_dest_check !== undefined){
if(typeof data.source_dest_check !== "boolean"){
const err40 = {instancePath:instancePath+"/source_dest_check",schemaPath:"#/properties/source_dest_check/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.spot_instance_request_id !== undefined){
if(typeof data.spot_instance_request_id !== "string"){
const err41 = {instancePath:instancePath+"/spot_instance_request_id",schemaPath:"#/properties/spot_instance_request_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.subnet_id !== undefined){
if(typeof data.subnet_id !== "string"){
const err42 = {instancePath:instancePath+"/subnet_id",schemaPath:"#/properties/subnet_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.tags !== undefined){
let data42 = data.tags;
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
for(const key1 in data42){
if(typeof data42[key1] !== "string"){
const err43 = {instancePath:instancePath+"/tags/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tags/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.tags_all !== undefined){
let data44 = data.tags_all;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
for(const key2 in data44){
if(typeof data44[key2] !== "string"){
const err45 = {instancePath:instancePath+"/tags_all/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tags_all/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/tags_all",schemaPath:"#/properties/tags_all/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.tenancy !== undefined){
if(typeof data.tenancy !== "string"){
const err47 = {instancePath:instancePath+"/tenancy",schemaPath:"#/properties/tenancy/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.user_data !== undefined){
if(typeof data.user_data !== "string"){
const err48 = {instancePath:instancePath+"/user_data",schemaPath:"#/properties/user_data/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data.user_data_base64 !== undefined){
if(typeof data.user_data_base64 !== "string"){
const err49 = {instancePath:instancePath+"/user_data_base64",schemaPath:"#/properties/user_data_base64/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.user_data_replace_on_change !== undefined){
if(typeof data.user_data_replace_on_change !== "boolean"){
const err50 = {instancePath:instancePath+"/user_data_replace_on_change",schemaPath:"#/properties/user_data_replace_on_change/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data.volume_tags !== undefined){
let data50 = data.volume_tags;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
for(const key3 in data50){
if(typeof data50[key3] !== "string"){
const err51 = {instancePath:instancePath+"/volume_tags/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/volume_tags/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/volume_tags",schemaPath:"#/properties/volume_tags/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data.vpc_security_group_ids !== undefined){
let data52 = data.vpc_security_group_ids;
if(Array.isArray(data52)){
const len3 = data52.length;
for(let i3=0; i3<len3; i3++){
if(typeof data52[i3] !== "string"){
const err53 = {instancePath:instancePath+"/vpc_security_group_ids/" + i3,schemaPath:"#/properties/vpc_security_group_ids/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
else {
const err54 = {instancePath:instancePath+"/vpc_security_group_ids",schemaPath:"#/properties/vpc_security_group_ids/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data.capacity_reservation_specification !== undefined){
let data54 = data.capacity_reservation_specification;
if(Array.isArray(data54)){
if(data54.length > 1){
const err55 = {instancePath:instancePath+"/capacity_reservation_specification",schemaPath:"#/properties/capacity_reservation_specification/maxItems",keyword:"maxItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
const len4 = data54.length;
for(let i4=0; i4<len4; i4++){
let data55 = data54[i4];
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
for(const key4 in data55){
if(!((key4 === "capacity_reservation_preference") || (key4 === "capacity_reservation_target"))){
const err56 = {instancePath:instancePath+"/capacity_reservation_specification/" + i4,schemaPath:"#/properties/capacity_reservation_specification/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data55.capacity_reservation_preference !== undefined){
if(typeof data55.capacity_reservation_preference !== "string"){
const err57 = {instancePath:instancePath+"/capacity_reservation_specification/" + i4+"/capacity_reservation_preference",schemaPath:"#/properties/capacity_reservation_specification/items/properties/capacity_reservation_preference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data55.capacity_reservation_target !== undefined){
let data57 = data55.capacity_reservation_target;
if(Array.isArray(data57)){
if(data57.length > 1){
const err58 = {instancePath:instancePath+"/capacity_reservation_specification/" + i4+"/capacity_reservation_target",schemaPath:"#/properties/capacity_reservation_specification/items/properties/capacity_reservation_target/maxItems",keyword:"maxItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
const len5 = data57.length;
for(let i5=0; i5<len5; i5++){
let data58 = data57[i5];
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
for(const key5 in data58){
if(!((key5 === "capacity_reservation_id") || (key5 === "capacity_reservation_resource_group_arn"))){
const err59 = {instancePath:instancePath+"/capacity_reservation_specification/" + i4+"/capacity_reservation_target/" + i5,schemaPath:"#/properties/capacity_reservation_specification/items/properties/capacity_reservation_target/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data58.capacity_reservation_id !== undefined){
if(typeof data58.capacity_reservation_id !== "string"){
const err60 = {instancePath:instancePath+"/capacity_reservation_specification/" + i4+"/capacity_reservation_target/" + i5+"/capacity_reservation_id",schemaPath:"#/properties/capacity_reservation_specification/items/properties/capacity_reservation_target/items/properties/capacity_reservation_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data58.capacity_reservation_resource_group_arn !== undefined){
if(typeof data58.capacity_reservation_resource_group_arn !== "string"){
const err61 = {instancePath:instancePath+"/capacity_reservation_specification/" + i4+"/capacity_reservation_target/" + i5+"/capacity_reservation_resource_group_arn",schemaPath:"#/properties/capacity_reservation_specification/items/properties/capacity_reservation_target/items/properties/capacity_reservation_resource_group_arn/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/capacity_reservation_specification/" + i4+"/capacity_reservation_target/" + i5,schemaPath:"#/properties/capacity_reservation_specification/items/properties/capacity_reservation_target/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/capacity_reservation_specification/" + i4+"/capacity_reservation_target",schemaPath:"#/properties/capacity_reservation_specification/items/properties/capacity_reservation_target/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/capacity_reservation_specification/" + i4,schemaPath:"#/properties/capacity_reservation_specification/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/capacity_reservation_specification",schemaPath:"#/properties/capacity_reservation_specification/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.cpu_options !== undefined){
let data61 = data.cpu_options;
if(Array.isArray(data61)){
if(data61.length > 1){
const err66 = {instancePath:instancePath+"/cpu_options",schemaPath:"#/properties/cpu_options/maxItems",keyword:"maxItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
const len6 = data61.length;
for(let i6=0; i6<len6; i6++){
let data62 = data61[i6];
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
for(const key6 in data62){
if(!(((key6 === "amd_sev_snp") || (key6 === "core_count")) || (key6 === "threads_per_core"))){
const err67 = {instancePath:instancePath+"/cpu_options/" + i6,schemaPath:"#/properties/cpu_options/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data62.amd_sev_snp !== undefined){
if(typeof data62.amd_sev_snp !== "string"){
const err68 = {instancePath:instancePath+"/cpu_options/" + i6+"/amd_sev_snp",schemaPath:"#/properties/cpu_options/items/properties/amd_sev_snp/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data62.core_count !== undefined){
let data64 = data62.core_count;
if(!(((typeof data64 == "number") && (!(data64 % 1) && !isNaN(data64))) && (isFinite(data64)))){
const err69 = {instancePath:instancePath+"/cpu_options/" + i6+"/core_count",schemaPath:"#/properties/cpu_options/items/properties/core_count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data62.threads_per_core !== undefined){
let data65 = data62.threads_per_core;
if(!(((typeof data65 == "number") && (!(data65 % 1) && !isNaN(data65))) && (isFinite(data65)))){
const err70 = {instancePath:instancePath+"/cpu_options/" + i6+"/threads_per_core",schemaPath:"#/properties/cpu_options/items/properties/threads_per_core/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
else {
const err71 = {instancePath:instancePath+"/cpu_options/" + i6,schemaPath:"#/properties/cpu_options/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
else {
const err72 = {instancePath:instancePath+"/cpu_options",schemaPath:"#/properties/cpu_options/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data.credit_specification !== undefined){
let data66 = data.credit_specification;
if(Array.isArray(data66)){
if(data66.length > 1){
const err73 = {instancePath:instancePath+"/credit_specification",schemaPath:"#/properties/credit_specification/maxItems",keyword:"maxItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
const len7 = data66.length;
for(let i7=0; i7<len7; i7++){
let data67 = data66[i7];
if(data67 && typeof data67 == "object" && !Array.isArray(data67)){
for(const key7 in data67){
if(!(key7 === "cpu_credits")){
const err74 = {instancePath:instancePath+"/credit_specification/" + i7,schemaPath:"#/properties/credit_specification/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data67.cpu_credits !== undefined){
if(typeof data67.cpu_credits !== "string"){
const err75 = {instancePath:instancePath+"/credit_specification/" + i7+"/cpu_credits",schemaPath:"#/properties/credit_specification/items/properties/cpu_credits/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
else {
const err76 = {instancePath:instancePath+"/credit_specification/" + i7,schemaPath:"#/properties/credit_specification/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
else {
const err77 = {instancePath:instancePath+"/credit_specification",schemaPath:"#/properties/credit_specification/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data.ebs_block_device !== undefined){
let data69 = data.ebs_block_device;
if(Array.isArray(data69)){
const len8 = data69.length;
for(let i8=0; i8<len8; i8++){
let data70 = data69[i8];
if(data70 && typeof data70 == "object" && !Array.isArray(data70)){
if(data70.device_name === undefined){
const err78 = {instancePath:instancePath+"/ebs_block_device/" + i8,schemaPath:"#/properties/ebs_block_device/items/required",keyword:"required",params:{missingProperty: "device_name"}};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
for(const key8 in data70){
if(!(func1.call(schema32.properties.ebs_block_device.items.properties, key8))){
const err79 = {instancePath:instancePath+"/ebs_block_device/" + i8,schemaPath:"#/properties/ebs_block_device/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8}};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data70.delete_on_termination !== undefined){
if(typeof data70.delete_on_termination !== "boolean"){
const err80 = {instancePath:instancePath+"/ebs_block_device/" + i8+"/delete_on_termination",schemaPath:"#/properties/ebs_block_device/items/properties/delete_on_termination/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data70.device_name !== undefined){
if(typeof data70.device_name !== "string"){
const err81 = {instancePath:instancePath+"/ebs_block_device/" + i8+"/device_name",schemaPath:"#/properties/ebs_block_device/items/properties/device_name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data70.encrypted !== undefined){
if(typeof data70.encrypted !== "boolean"){
const err82 = {instancePath:instancePath+"/ebs_block_device/" + i8+"/encrypted",schemaPath:"#/properties/ebs_block_device/items/properties/encrypted/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data70.iops !== undefined){
let data74 = data70.iops;
if(!(((typeof data74 == "number") && (!(data74 % 1) && !isNaN(data74))) && (isFinite(data74)))){
const err83 = {instancePath:instancePath+"/ebs_block_device/" + i8+"/iops",schemaPath:"#/properties/ebs_block_device/items/properties/iops/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data70.kms_key_id !== undefined){
if(typeof data70.kms_key_id !== "string"){
const err84 = {instancePath:instancePath+"/ebs_block_device/" + i8+"/kms_key_id",schemaPath:"#/properties/ebs_block_device/items/properties/kms_key_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data70.snapshot_id !== undefined){
if(typeof data70.snapshot_id !== "string"){
const err85 = {instancePath:instancePath+"/ebs_block_device/" + i8+"/snapshot_id",schemaPath:"#/properties/ebs_block_device/items/properties/snapshot_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data70.tags !== undefined){
let data77 = data70.tags;
if(data77 && typeof data77 == "object" && !Array.isArray(data77)){
for(const key9 in data77){
if(typeof data77[key9] !== "string"){
const err86 = {instancePath:instancePath+"/ebs_block_device/" + i8+"/tags/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/ebs_block_device/items/properties/tags/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
}
else {
const err87 = {instancePath:instancePath+"/ebs_block_device/" + i8+"/tags",schemaPath:"#/properties/ebs_block_device/items/properties/tags/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data70.tags_all !== undefined){
let data79 = data70.tags_all;
if(data79 && typeof data79 == "object" && !Array.isArray(data79)){
for(const key10 in data79){
if(typeof data79[key10] !== "string"){
const err88 = {instancePath:instancePath+"/ebs_block_device/" + i8+"/tags_all/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/ebs_block_device/items/properties/tags_all/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
}
else {
const err89 = {instancePath:instancePath+"/ebs_block_device/" + i8+"/tags_all",schemaPath:"#/properties/ebs_block_device/items/properties/tags_all/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data70.throughput !== undefined){
let data81 = data70.throughput;
if(!(((typeof data81 == "number") && (!(data81 % 1) && !isNaN(data81))) && (isFinite(data81)))){
const err90 = {instancePath:instancePath+"/ebs_block_device/" + i8+"/throughput",schemaPath:"#/properties/ebs_block_device/items/properties/throughput/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data70.volume_id !== undefined){
if(typeof data70.volume_id !== "string"){
const err91 = {instancePath:instancePath+"/ebs_block_device/" + i8+"/volume_id",schemaPath:"#/properties/ebs_block_device/items/properties/volume_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data70.volume_size !== undefined){
let data83 = data70.volume_size;
if(!(((typeof data83 == "number") && (!(data83 % 1) && !isNaN(data83))) && (isFinite(data83)))){
const err92 = {instancePath:instancePath+"/ebs_block_device/" + i8+"/volume_size",schemaPath:"#/properties/ebs_block_device/items/properties/volume_size/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data70.volume_type !== undefined){
if(typeof data70.volume_type !== "string"){
const err93 = {instancePath:instancePath+"/ebs_block_device/" + i8+"/volume_type",schemaPath:"#/properties/ebs_block_device/items/properties/volume_type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
else {
const err94 = {instancePath:instancePath+"/ebs_block_device/" + i8,schemaPath:"#/properties/ebs_block_device/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
else {
const err95 = {instancePath:instancePath+"/ebs_block_device",schemaPath:"#/properties/ebs_block_device/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data.enclave_options !== undefined){
let data85 = data.enclave_options;
if(Array.isArray(data85)){
if(data85.length > 1){
const err96 = {instancePath:instancePath+"/enclave_options",schemaPath:"#/properties/enclave_options/maxItems",keyword:"maxItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
const len9 = data85.length;
for(let i9=0; i9<len9; i9++){
let data86 = data85[i9];
if(data86 && typeof data86 == "object" && !Array.isArray(data86)){
for(const key11 in data86){
if(!(key11 === "enabled")){
const err97 = {instancePath:instancePath+"/enclave_options/" + i9,schemaPath:"#/properties/enclave_options/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11}};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data86.enabled !== undefined){
if(typeof data86.enabled !== "boolean"){
const err98 = {instancePath:instancePath+"/enclave_options/" + i9+"/enabled",schemaPath:"#/properties/enclave_options/items/properties/enabled/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
}
else {
const err99 = {instancePath:instancePath+"/enclave_options/" + i9,schemaPath:"#/properties/enclave_options/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
}
else {
const err100 = {instancePath:instancePath+"/enclave_options",schemaPath:"#/properties/enclave_options/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data.ephemeral_block_device !== undefined){
let data88 = data.ephemeral_block_device;
if(Array.isArray(data88)){
const len10 = data88.length;
for(let i10=0; i10<len10; i10++){
let data89 = data88[i10];
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
if(data89.device_name === undefined){
const err101 = {instancePath:instancePath+"/ephemeral_block_device/" + i10,schemaPath:"#/properties/ephemeral_block_device/items/required",keyword:"required",params:{missingProperty: "device_name"}};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
for(const key12 in data89){
if(!(((key12 === "device_name") || (key12 === "no_device")) || (key12 === "virtual_name"))){
const err102 = {instancePath:instancePath+"/ephemeral_block_device/" + i10,schemaPath:"#/properties/ephemeral_block_device/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12}};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data89.device_name !== undefined){
if(typeof data89.device_name !== "string"){
const err103 = {instancePath:instancePath+"/ephemeral_block_device/" + i10+"/device_name",schemaPath:"#/properties/ephemeral_block_device/items/properties/device_name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data89.no_device !== undefined){
if(typeof data89.no_device !== "boolean"){
const err104 = {instancePath:instancePath+"/ephemeral_block_device/" + i10+"/no_device",schemaPath:"#/properties/ephemeral_block_device/items/properties/no_device/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data89.virtual_name !== undefined){
if(typeof data89.virtual_name !== "string"){
const err105 = {instancePath:instancePath+"/ephemeral_block_device/" + i10+"/virtual_name",schemaPath:"#/properties/ephemeral_block_device/items/properties/virtual_name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
else {
const err106 = {instancePath:instancePath+"/ephemeral_block_device/" + i10,schemaPath:"#/properties/ephemeral_block_device/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
}
else {
const err107 = {instancePath:instancePath+"/ephemeral_block_device",schemaPath:"#/properties/ephemeral_block_device/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data.instance_market_options !== undefined){
let data93 = data.instance_market_options;
if(Array.isArray(data93)){
if(data93.length > 1){
const err108 = {instancePath:instancePath+"/instance_market_options",schemaPath:"#/properties/instance_market_options/maxItems",keyword:"maxItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
const len11 = data93.length;
for(let i11=0; i11<len11; i11++){
let data94 = data93[i11];
if(data94 && typeof data94 == "object" && !Array.isArray(data94)){
for(const key13 in data94){
if(!((key13 === "market_type") || (key13 === "spot_options"))){
const err109 = {instancePath:instancePath+"/instance_market_options/" + i11,schemaPath:"#/properties/instance_market_options/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13}};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data94.market_type !== undefined){
if(typeof data94.market_type !== "string"){
const err110 = {instancePath:instancePath+"/instance_market_options/" + i11+"/market_type",schemaPath:"#/properties/instance_market_options/items/properties/market_type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data94.spot_options !== undefined){
let data96 = data94.spot_options;
if(Array.isArray(data96)){
if(data96.length > 1){
const err111 = {instancePath:instancePath+"/instance_market_options/" + i11+"/spot_options",schemaPath:"#/properties/instance_market_options/items/properties/spot_options/maxItems",keyword:"maxItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
const len12 = data96.length;
for(let i12=0; i12<len12; i12++){
let data97 = data96[i12];
if(data97 && typeof data97 == "object" && !Array.isArray(data97)){
for(const key14 in data97){
if(!((((key14 === "instance_interruption_behavior") || (key14 === "max_price")) || (key14 === "spot_instance_type")) || (key14 === "valid_until"))){
const err112 = {instancePath:instancePath+"/instance_market_options/" + i11+"/spot_options/" + i12,schemaPath:"#/properties/instance_market_options/items/properties/spot_options/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14}};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data97.instance_interruption_behavior !== undefined){
if(typeof data97.instance_interruption_behavior !== "string"){
const err113 = {instancePath:instancePath+"/instance_market_options/" + i11+"/spot_options/" + i12+"/instance_interruption_behavior",schemaPath:"#/properties/instance_market_options/items/properties/spot_options/items/properties/instance_interruption_behavior/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data97.max_price !== undefined){
if(typeof data97.max_price !== "string"){
const err114 = {instancePath:instancePath+"/instance_market_options/" + i11+"/spot_options/" + i12+"/max_price",schemaPath:"#/properties/instance_market_options/items/properties/spot_options/items/properties/max_price/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data97.spot_instance_type !== undefined){
if(typeof data97.spot_instance_type !== "string"){
const err115 = {instancePath:instancePath+"/instance_market_options/" + i11+"/spot_options/" + i12+"/spot_instance_type",schemaPath:"#/properties/instance_market_options/items/properties/spot_options/items/properties/spot_instance_type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data97.valid_until !== undefined){
if(typeof data97.valid_until !== "string"){
const err116 = {instancePath:instancePath+"/instance_market_options/" + i11+"/spot_options/" + i12+"/valid_until",schemaPath:"#/properties/instance_market_options/items/properties/spot_options/items/properties/valid_until/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
}
else {
const err117 = {instancePath:instancePath+"/instance_market_options/" + i11+"/spot_options/" + i12,schemaPath:"#/properties/instance_market_options/items/properties/spot_options/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
}
else {
const err118 = {instancePath:instancePath+"/instance_market_options/" + i11+"/spot_options",schemaPath:"#/properties/instance_market_options/items/properties/spot_options/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
}
else {
const err119 = {instancePath:instancePath+"/instance_market_options/" + i11,schemaPath:"#/properties/instance_market_options/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
}
else {
const err120 = {instancePath:instancePath+"/instance_market_options",schemaPath:"#/properties/instance_market_options/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data.launch_template !== undefined){
let data102 = data.launch_template;
if(Array.isArray(data102)){
if(data102.length > 1){
const err121 = {instancePath:instancePath+"/launch_template",schemaPath:"#/properties/launch_template/maxItems",keyword:"maxItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
const len13 = data102.length;
for(let i13=0; i13<len13; i13++){
let data103 = data102[i13];
if(data103 && typeof data103 == "object" && !Array.isArray(data103)){
for(const key15 in data103){
if(!(((key15 === "id") || (key15 === "name")) || (key15 === "version"))){
const err122 = {instancePath:instancePath+"/launch_template/" + i13,schemaPath:"#/properties/launch_template/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15}};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data103.id !== undefined){
if(typeof data103.id !== "string"){
const err123 = {instancePath:instancePath+"/launch_template/" + i13+"/id",schemaPath:"#/properties/launch_template/items/properties/id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data103.name !== undefined){
if(typeof data103.name !== "string"){
const err124 = {instancePath:instancePath+"/launch_template/" + i13+"/name",schemaPath:"#/properties/launch_template/items/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data103.version !== undefined){
if(typeof data103.version !== "string"){
const err125 = {instancePath:instancePath+"/launch_template/" + i13+"/version",schemaPath:"#/properties/launch_template/items/properties/version/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
}
else {
const err126 = {instancePath:instancePath+"/launch_template/" + i13,schemaPath:"#/properties/launch_template/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
}
else {
const err127 = {instancePath:instancePath+"/launch_template",schemaPath:"#/properties/launch_template/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data.maintenance_options !== undefined){
let data107 = data.maintenance_options;
if(Array.isArray(data107)){
if(data107.length > 1){
const err128 = {instancePath:instancePath+"/maintenance_options",schemaPath:"#/properties/maintenance_options/maxItems",keyword:"maxItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
const len14 = data107.length;
for(let i14=0; i14<len14; i14++){
let data108 = data107[i14];
if(data108 && typeof data108 == "object" && !Array.isArray(data108)){
for(const key16 in data108){
if(!(key16 === "auto_recovery")){
const err129 = {instancePath:instancePath+"/maintenance_options/" + i14,schemaPath:"#/properties/maintenance_options/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16}};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data108.auto_recovery !== undefined){
if(typeof data108.auto_recovery !== "string"){
const err130 = {instancePath:instancePath+"/maintenance_options/" + i14+"/auto_recovery",schemaPath:"#/properties/maintenance_options/items/properties/auto_recovery/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
}
else {
const err131 = {instancePath:instancePath+"/maintenance_options/" + i14,schemaPath:"#/properties/maintenance_options/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
}
else {
const err132 = {instancePath:instancePath+"/maintenance_options",schemaPath:"#/properties/maintenance_options/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
if(data.metadata_options !== undefined){
let data110 = data.metadata_options;
if(Array.isArray(data110)){
if(data110.length > 1){
const err133 = {instancePath:instancePath+"/metadata_options",schemaPath:"#/properties/metadata_options/maxItems",keyword:"maxItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
const len15 = data110.length;
for(let i15=0; i15<len15; i15++){
let data111 = data110[i15];
if(data111 && typeof data111 == "object" && !Array.isArray(data111)){
for(const key17 in data111){
if(!(((((key17 === "http_endpoint") || (key17 === "http_protocol_ipv6")) || (key17 === "http_put_response_hop_limit")) || (key17 === "http_tokens")) || (key17 === "instance_metadata_tags"))){
const err134 = {instancePath:instancePath+"/metadata_options/" + i15,schemaPath:"#/properties/metadata_options/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17}};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
if(data111.http_endpoint !== undefined){
if(typeof data111.http_endpoint !== "string"){
const err135 = {instancePath:instancePath+"/metadata_options/" + i15+"/http_endpoint",schemaPath:"#/properties/metadata_options/items/properties/http_endpoint/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data111.http_protocol_ipv6 !== undefined){
if(typeof data111.http_protocol_ipv6 !== "string"){
const err136 = {instancePath:instancePath+"/metadata_options/" + i15+"/http_protocol_ipv6",schemaPath:"#/properties/metadata_options/items/properties/http_protocol_ipv6/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data111.http_put_response_hop_limit !== undefined){
let data114 = data111.http_put_response_hop_limit;
if(!(((typeof data114 == "number") && (!(data114 % 1) && !isNaN(data114))) && (isFinite(data114)))){
const err137 = {instancePath:instancePath+"/metadata_options/" + i15+"/http_put_response_hop_limit",schemaPath:"#/properties/metadata_options/items/properties/http_put_response_hop_limit/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data111.http_tokens !== undefined){
if(typeof data111.http_tokens !== "string"){
const err138 = {instancePath:instancePath+"/metadata_options/" + i15+"/http_tokens",schemaPath:"#/properties/metadata_options/items/properties/http_tokens/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(data111.instance_metadata_tags !== undefined){
if(typeof data111.instance_metadata_tags !== "string"){
const err139 = {instancePath:instancePath+"/metadata_options/" + i15+"/instance_metadata_tags",schemaPath:"#/properties/metadata_options/items/properties/instance_metadata_tags/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
}
else {
const err140 = {instancePath:instancePath+"/metadata_options/" + i15,schemaPath:"#/properties/metadata_options/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
}
else {
const err141 = {instancePath:instancePath+"/metadata_options",schemaPath:"#/properties/metadata_options/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data.network_interface !== undefined){
let data117 = data.network_interface;
if(Array.isArray(data117)){
const len16 = data117.length;
for(let i16=0; i16<len16; i16++){
let data118 = data117[i16];
if(data118 && typeof data118 == "object" && !Array.isArray(data118)){
if(data118.device_index === undefined){
const err142 = {instancePath:instancePath+"/network_interface/" + i16,schemaPath:"#/properties/network_interface/items/required",keyword:"required",params:{missingProperty: "device_index"}};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if(data118.network_interface_id === undefined){
const err143 = {instancePath:instancePath+"/network_interface/" + i16,schemaPath:"#/properties/network_interface/items/required",keyword:"required",params:{missingProperty: "network_interface_id"}};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
for(const key18 in data118){
if(!((((key18 === "delete_on_termination") || (key18 === "device_index")) || (key18 === "network_card_index")) || (key18 === "network_interface_id"))){
const err144 = {instancePath:instancePath+"/network_interface/" + i16,schemaPath:"#/properties/network_interface/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18}};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data118.delete_on_termination !== undefined){
if(typeof data118.delete_on_termination !== "boolean"){
const err145 = {instancePath:instancePath+"/network_interface/" + i16+"/delete_on_termination",schemaPath:"#/properties/network_interface/items/properties/delete_on_termination/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
if(data118.device_index !== undefined){
let data120 = data118.device_index;
if(!(((typeof data120 == "number") && (!(data120 % 1) && !isNaN(data120))) && (isFinite(data120)))){
const err146 = {instancePath:instancePath+"/network_interface/" + i16+"/device_index",schemaPath:"#/properties/network_interface/items/properties/device_index/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
if(data118.network_card_index !== undefined){
let data121 = data118.network_card_index;
if(!(((typeof data121 == "number") && (!(data121 % 1) && !isNaN(data121))) && (isFinite(data121)))){
const err147 = {instancePath:instancePath+"/network_interface/" + i16+"/network_card_index",schemaPath:"#/properties/network_interface/items/properties/network_card_index/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data118.network_interface_id !== undefined){
if(typeof data118.network_interface_id !== "string"){
const err148 = {instancePath:instancePath+"/network_interface/" + i16+"/network_interface_id",schemaPath:"#/properties/network_interface/items/properties/network_interface_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
}
else {
const err149 = {instancePath:instancePath+"/network_interface/" + i16,schemaPath:"#/properties/network_interface/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
}
else {
const err150 = {instancePath:instancePath+"/network_interface",schemaPath:"#/properties/network_interface/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
if(data.primary_network_interface !== undefined){
let data123 = data.primary_network_interface;
if(Array.isArray(data123)){
if(data123.length > 1){
const err151 = {instancePath:instancePath+"/primary_network_interface",schemaPath:"#/properties/primary_network_interface/maxItems",keyword:"maxItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
const len17 = data123.length;
for(let i17=0; i17<len17; i17++){
let data124 = data123[i17];
if(data124 && typeof data124 == "object" && !Array.isArray(data124)){
if(data124.network_interface_id === undefined){
const err152 = {instancePath:instancePath+"/primary_network_interface/" + i17,schemaPath:"#/properties/primary_network_interface/items/required",keyword:"required",params:{missingProperty: "network_interface_id"}};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
for(const key19 in data124){
if(!((key19 === "delete_on_termination") || (key19 === "network_interface_id"))){
const err153 = {instancePath:instancePath+"/primary_network_interface/" + i17,schemaPath:"#/properties/primary_network_interface/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19}};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data124.delete_on_termination !== undefined){
if(typeof data124.delete_on_termination !== "boolean"){
const err154 = {instancePath:instancePath+"/primary_network_interface/" + i17+"/delete_on_termination",schemaPath:"#/properties/primary_network_interface/items/properties/delete_on_termination/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data124.network_interface_id !== undefined){
if(typeof data124.network_interface_id !== "string"){
const err155 = {instancePath:instancePath+"/primary_network_interface/" + i17+"/network_interface_id",schemaPath:"#/properties/primary_network_interface/items/properties/network_interface_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
}
else {
const err156 = {instancePath:instancePath+"/primary_network_interface/" + i17,schemaPath:"#/properties/primary_network_interface/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
}
else {
const err157 = {instancePath:instancePath+"/primary_network_interface",schemaPath:"#/properties/primary_network_interface/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
if(data.private_dns_name_options !== undefined){
let data127 = data.private_dns_name_options;
if(Array.isArray(data127)){
if(data127.length > 1){
const err158 = {instancePath:instancePath+"/private_dns_name_options",schemaPath:"#/properties/private_dns_name_options/maxItems",keyword:"maxItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
const len18 = data127.length;
for(let i18=0; i18<len18; i18++){
let data128 = data127[i18];
if(data128 && typeof data128 == "object" && !Array.isArray(data128)){
for(const key20 in data128){
if(!(((key20 === "enable_resource_name_dns_a_record") || (key20 === "enable_resource_name_dns_aaaa_record")) || (key20 === "hostname_type"))){
const err159 = {instancePath:instancePath+"/private_dns_name_options/" + i18,schemaPath:"#/properties/private_dns_name_options/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20}};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
if(data128.enable_resource_name_dns_a_record !== undefined){
if(typeof data128.enable_resource_name_dns_a_record !== "boolean"){
const err160 = {instancePath:instancePath+"/private_dns_name_options/" + i18+"/enable_resource_name_dns_a_record",schemaPath:"#/properties/private_dns_name_options/items/properties/enable_resource_name_dns_a_record/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
if(data128.enable_resource_name_dns_aaaa_record !== undefined){
if(typeof data128.enable_resource_name_dns_aaaa_record !== "boolean"){
const err161 = {instancePath:instancePath+"/private_dns_name_options/" + i18+"/enable_resource_name_dns_aaaa_record",schemaPath:"#/properties/private_dns_name_options/items/properties/enable_resource_name_dns_aaaa_record/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
if(data128.hostname_type !== undefined){
if(typeof data128.hostname_type !== "string"){
const err162 = {instancePath:instancePath+"/private_dns_name_options/" + i18+"/hostname_type",schemaPath:"#/properties/private_dns_name_options/items/properties/hostname_type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
}
else {
const err163 = {instancePath:instancePath+"/private_dns_name_options/" + i18,schemaPath:"#/properties/private_dns_name_options/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
}
else {
const err164 = {instancePath:instancePath+"/private_dns_name_options",schemaPath:"#/properties/private_dns_name_options/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
if(data.root_block_device !== undefined){
let data132 = data.root_block_device;
if(Array.isArray(data132)){
if(data132.length > 1){
const err165 = {instancePath:instancePath+"/root_block_device",schemaPath:"#/properties/root_block_device/maxItems",keyword:"maxItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
const len19 = data132.length;
for(let i19=0; i19<len19; i19++){
let data133 = data132[i19];
if(data133 && typeof data133 == "object" && !Array.isArray(data133)){
for(const key21 in data133){
if(!(func1.call(schema32.properties.root_block_device.items.properties, key21))){
const err166 = {instancePath:instancePath+"/root_block_device/" + i19,schemaPath:"#/properties/root_block_device/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21}};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
if(data133.delete_on_termination !== undefined){
if(typeof data133.delete_on_termination !== "boolean"){
const err167 = {instancePath:instancePath+"/root_block_device/" + i19+"/delete_on_termination",schemaPath:"#/properties/root_block_device/items/properties/delete_on_termination/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
if(data133.device_name !== undefined){
if(typeof data133.device_name !== "string"){
const err168 = {instancePath:instancePath+"/root_block_device/" + i19+"/device_name",schemaPath:"#/properties/root_block_device/items/properties/device_name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
if(data133.encrypted !== undefined){
if(typeof data133.encrypted !== "boolean"){
const err169 = {instancePath:instancePath+"/root_block_device/" + i19+"/encrypted",schemaPath:"#/properties/root_block_device/items/properties/encrypted/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
if(data133.iops !== undefined){
let data137 = data133.iops;
if(!(((typeof data137 == "number") && (!(data137 % 1) && !isNaN(data137))) && (isFinite(data137)))){
const err170 = {instancePath:instancePath+"/root_block_device/" + i19+"/iops",schemaPath:"#/properties/root_block_device/items/properties/iops/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
if(data133.kms_key_id !== undefined){
if(typeof data133.kms_key_id !== "string"){
const err171 = {instancePath:instancePath+"/root_block_device/" + i19+"/kms_key_id",schemaPath:"#/properties/root_block_device/items/properties/kms_key_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
if(data133.tags !== undefined){
let data139 = data133.tags;
if(data139 && typeof data139 == "object" && !Array.isArray(data139)){
for(const key22 in data139){
if(typeof data139[key22] !== "string"){
const err172 = {instancePath:instancePath+"/root_block_device/" + i19+"/tags/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/root_block_device/items/properties/tags/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
}
else {
const err173 = {instancePath:instancePath+"/root_block_device/" + i19+"/tags",schemaPath:"#/properties/root_block_device/items/properties/tags/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
if(data133.tags_all !== undefined){
let data141 = data133.tags_all;
if(data141 && typeof data141 == "object" && !Array.isArray(data141)){
for(const key23 in data141){
if(typeof data141[key23] !== "string"){
const err174 = {instancePath:instancePath+"/root_block_device/" + i19+"/tags_all/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/root_block_device/items/properties/tags_all/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
}
else {
const err175 = {instancePath:instancePath+"/root_block_device/" + i19+"/tags_all",schemaPath:"#/properties/root_block_device/items/properties/tags_all/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
if(data133.throughput !== undefined){
let data143 = data133.throughput;
if(!(((typeof data143 == "number") && (!(data143 % 1) && !isNaN(data143))) && (isFinite(data143)))){
const err176 = {instancePath:instancePath+"/root_block_device/" + i19+"/throughput",schemaPath:"#/properties/root_block_device/items/properties/throughput/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
if(data133.volume_id !== undefined){
if(typeof data133.volume_id !== "string"){
const err177 = {instancePath:instancePath+"/root_block_device/" + i19+"/volume_id",schemaPath:"#/properties/root_block_device/items/properties/volume_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
if(data133.volume_size !== undefined){
let data145 = data133.volume_size;
if(!(((typeof data145 == "number") && (!(data145 % 1) && !isNaN(data145))) && (isFinite(data145)))){
const err178 = {instancePath:instancePath+"/root_block_device/" + i19+"/volume_size",schemaPath:"#/properties/root_block_device/items/properties/volume_size/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
if(data133.volume_type !== undefined){
if(typeof data133.volume_type !== "string"){
const err179 = {instancePath:instancePath+"/root_block_device/" + i19+"/volume_type",schemaPath:"#/properties/root_block_device/items/properties/volume_type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
}
else {
const err180 = {instancePath:instancePath+"/root_block_device/" + i19,schemaPath:"#/properties/root_block_device/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
}
else {
const err181 = {instancePath:instancePath+"/root_block_device",schemaPath:"#/properties/root_block_device/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
if(data.timeouts !== undefined){
let data147 = data.timeouts;
if(data147 && typeof data147 == "object" && !Array.isArray(data147)){
for(const key24 in data147){
if(!((((key24 === "create") || (key24 === "delete")) || (key24 === "read")) || (key24 === "update"))){
const err182 = {instancePath:instancePath+"/timeouts",schemaPath:"#/properties/timeouts/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24}};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
if(data147.create !== undefined){
if(typeof data147.create !== "string"){
const err183 = {instancePath:instancePath+"/timeouts/create",schemaPath:"#/properties/timeouts/properties/create/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
if(data147.delete !== undefined){
if(typeof data147.delete !== "string"){
const err184 = {instancePath:instancePath+"/timeouts/delete",schemaPath:"#/properties/timeouts/properties/delete/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
if(data147.read !== undefined){
if(typeof data147.read !== "string"){
const err185 = {instancePath:instancePath+"/timeouts/read",schemaPath:"#/properties/timeouts/properties/read/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
if(data147.update !== undefined){
if(typeof data147.update !== "string"){
const err186 = {instancePath:instancePath+"/timeouts/update",schemaPath:"#/properties/timeouts/properties/update/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
}
else {
const err187 = {instancePath:instancePath+"/timeouts",schemaPath:"#/properties/timeouts/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
}
else {
const err188 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
