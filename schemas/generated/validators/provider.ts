// @ts-nocheck
// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export const validate = validate21;
const schema32 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"access_key":{"type":"string"},"allowed_account_ids":{"type":"array","items":{"type":"string"}},"custom_ca_bundle":{"type":"string"},"ec2_metadata_service_endpoint":{"type":"string"},"ec2_metadata_service_endpoint_mode":{"type":"string"},"forbidden_account_ids":{"type":"array","items":{"type":"string"}},"http_proxy":{"type":"string"},"https_proxy":{"type":"string"},"insecure":{"type":"boolean"},"max_retries":{"type":"integer"},"no_proxy":{"type":"string"},"profile":{"type":"string"},"region":{"type":"string"},"retry_mode":{"type":"string"},"s3_us_east_1_regional_endpoint":{"type":"string"},"s3_use_path_style":{"type":"boolean"},"secret_key":{"type":"string"},"shared_config_files":{"type":"array","items":{"type":"string"}},"shared_credentials_files":{"type":"array","items":{"type":"string"}},"skip_credentials_validation":{"type":"boolean"},"skip_metadata_api_check":{"type":"string"},"skip_region_validation":{"type":"boolean"},"skip_requesting_account_id":{"type":"boolean"},"sts_region":{"type":"string"},"tag_policy_compliance":{"type":"string"},"token":{"type":"string"},"token_bucket_rate_limiter_capacity":{"type":"integer"},"use_dualstack_endpoint":{"type":"boolean"},"use_fips_endpoint":{"type":"boolean"},"assume_role":{"type":"array","items":{"type":"object","properties":{"duration":{"type":"string"},"external_id":{"type":"string"},"policy":{"type":"string"},"policy_arns":{"type":"array","items":{"type":"string"}},"role_arn":{"type":"string"},"session_name":{"type":"string"},"source_identity":{"type":"string"},"tags":{"type":"object","additionalProperties":{"type":"string"}},"transitive_tag_keys":{"type":"array","items":{"type":"string"}}},"additionalProperties":false}},"assume_role_with_web_identity":{"type":"array","items":{"type":"object","properties":{"duration":{"type":"string"},"policy":{"type":"string"},"policy_arns":{"type":"array","items":{"type":"string"}},"role_arn":{"type":"string"},"session_name":{"type":"string"},"web_identity_token":{"type":"string"},"web_identity_token_file":{"type":"string"}},"additionalProperties":false}},"default_tags":{"type":"array","items":{"type":"object","properties":{"tags":{"type":"object","additionalProperties":{"type":"string"}}},"additionalProperties":false}},"endpoints":{"type":"array","items":{"type":"object","properties":{"ec2":{"type":"string"},"sts":{"type":"string"}},"additionalProperties":false}},"ignore_tags":{"type":"array","items":{"type":"object","properties":{"key_prefixes":{"type":"array","items":{"type":"string"}},"keys":{"type":"array","items":{"type":"string"}}},"additionalProperties":false}}},"additionalProperties":false};
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
if(data.access_key !== undefined){
if(typeof data.access_key !== "string"){
const err1 = {instancePath:instancePath+"/access_key",schemaPath:"#/properties/access_key/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.allowed_account_ids !== undefined){
let data1 = data.allowed_account_ids;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(typeof data1[i0] !== "string"){
const err2 = {instancePath:instancePath+"/allowed_account_ids/" + i0,schemaPath:"#/properties/allowed_account_ids/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath:instancePath+"/allowed_account_ids",schemaPath:"#/properties/allowed_account_ids/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.custom_ca_bundle !== undefined){
if(typeof data.custom_ca_bundle !== "string"){
const err4 = {instancePath:instancePath+"/custom_ca_bundle",schemaPath:"#/properties/custom_ca_bundle/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.ec2_metadata_service_endpoint !== undefined){
if(typeof data.ec2_metadata_service_endpoint !== "string"){
const err5 = {instancePath:instancePath+"/ec2_metadata_service_endpoint",schemaPath:"#/properties/ec2_metadata_service_endpoint/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.ec2_metadata_service_endpoint_mode !== undefined){
if(typeof data.ec2_metadata_service_endpoint_mode !== "string"){
const err6 = {instancePath:instancePath+"/ec2_metadata_service_endpoint_mode",schemaPath:"#/properties/ec2_metadata_service_endpoint_mode/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.forbidden_account_ids !== undefined){
let data6 = data.forbidden_account_ids;
if(Array.isArray(data6)){
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
if(typeof data6[i1] !== "string"){
const err7 = {instancePath:instancePath+"/forbidden_account_ids/" + i1,schemaPath:"#/properties/forbidden_account_ids/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/forbidden_account_ids",schemaPath:"#/properties/forbidden_account_ids/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.http_proxy !== undefined){
if(typeof data.http_proxy !== "string"){
const err9 = {instancePath:instancePath+"/http_proxy",schemaPath:"#/properties/http_proxy/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.https_proxy !== undefined){
if(typeof data.https_proxy !== "string"){
const err10 = {instancePath:instancePath+"/https_proxy",schemaPath:"#/properties/https_proxy/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.insecure !== undefined){
if(typeof data.insecure !== "boolean"){
const err11 = {instancePath:instancePath+"/insecure",schemaPath:"#/properties/insecure/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.max_retries !== undefined){
let data11 = data.max_retries;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err12 = {instancePath:instancePath+"/max_retries",schemaPath:"#/properties/max_retries/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.no_proxy !== undefined){
if(typeof data.no_proxy !== "string"){
const err13 = {instancePath:instancePath+"/no_proxy",schemaPath:"#/properties/no_proxy/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.profile !== undefined){
if(typeof data.profile !== "string"){
const err14 = {instancePath:instancePath+"/profile",schemaPath:"#/properties/profile/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.region !== undefined){
if(typeof data.region !== "string"){
const err15 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.retry_mode !== undefined){
if(typeof data.retry_mode !== "string"){
const err16 = {instancePath:instancePath+"/retry_mode",schemaPath:"#/properties/retry_mode/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.s3_us_east_1_regional_endpoint !== undefined){
if(typeof data.s3_us_east_1_regional_endpoint !== "string"){
const err17 = {instancePath:instancePath+"/s3_us_east_1_regional_endpoint",schemaPath:"#/properties/s3_us_east_1_regional_endpoint/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.s3_use_path_style !== undefined){
if(typeof data.s3_use_path_style !== "boolean"){
const err18 = {instancePath:instancePath+"/s3_use_path_style",schemaPath:"#/properties/s3_use_path_style/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.secret_key !== undefined){
if(typeof data.secret_key !== "string"){
const err19 = {instancePath:instancePath+"/secret_key",schemaPath:"#/properties/secret_key/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.shared_config_files !== undefined){
let data19 = data.shared_config_files;
if(Array.isArray(data19)){
const len2 = data19.length;
for(let i2=0; i2<len2; i2++){
if(typeof data19[i2] !== "string"){
const err20 = {instancePath:instancePath+"/shared_config_files/" + i2,schemaPath:"#/properties/shared_config_files/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/shared_config_files",schemaPath:"#/properties/shared_config_files/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.shared_credentials_files !== undefined){
let data21 = data.shared_credentials_files;
if(Array.isArray(data21)){
const len3 = data21.length;
for(let i3=0; i3<len3; i3++){
if(typeof data21[i3] !== "string"){
const err22 = {instancePath:instancePath+"/shared_credentials_files/" + i3,schemaPath:"#/properties/shared_credentials_files/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/shared_credentials_files",schemaPath:"#/properties/shared_credentials_files/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.skip_credentials_validation !== undefined){
if(typeof data.skip_credentials_validation !== "boolean"){
const err24 = {instancePath:instancePath+"/skip_credentials_validation",schemaPath:"#/properties/skip_credentials_validation/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.skip_metadata_api_check !== undefined){
if(typeof data.skip_metadata_api_check !== "string"){
const err25 = {instancePath:instancePath+"/skip_metadata_api_check",schemaPath:"#/properties/skip_metadata_api_check/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.skip_region_validation !== undefined){
if(typeof data.skip_region_validation !== "boolean"){
const err26 = {instancePath:instancePath+"/skip_region_validation",schemaPath:"#/properties/skip_region_validation/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.skip_requesting_account_id !== undefined){
if(typeof data.skip_requesting_account_id !== "boolean"){
const err27 = {instancePath:instancePath+"/skip_requesting_account_id",schemaPath:"#/properties/skip_requesting_account_id/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.sts_region !== undefined){
if(typeof data.sts_region !== "string"){
const err28 = {instancePath:instancePath+"/sts_region",schemaPath:"#/properties/sts_region/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.tag_policy_compliance !== undefined){
if(typeof data.tag_policy_compliance !== "string"){
const err29 = {instancePath:instancePath+"/tag_policy_compliance",schemaPath:"#/properties/tag_policy_compliance/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.token !== undefined){
if(typeof data.token !== "string"){
const err30 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.token_bucket_rate_limiter_capacity !== undefined){
let data30 = data.token_bucket_rate_limiter_capacity;
if(!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))){
const err31 = {instancePath:instancePath+"/token_bucket_rate_limiter_capacity",schemaPath:"#/properties/token_bucket_rate_limiter_capacity/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.use_dualstack_endpoint !== undefined){
if(typeof data.use_dualstack_endpoint !== "boolean"){
const err32 = {instancePath:instancePath+"/use_dualstack_endpoint",schemaPath:"#/properties/use_dualstack_endpoint/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.use_fips_endpoint !== undefined){
if(typeof data.use_fips_endpoint !== "boolean"){
const err33 = {instancePath:instancePath+"/use_fips_endpoint",schemaPath:"#/properties/use_fips_endpoint/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.assume_role !== undefined){
let data33 = data.assume_role;
if(Array.isArray(data33)){
const len4 = data33.length;
for(let i4=0; i4<len4; i4++){
let data34 = data33[i4];
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
for(const key1 in data34){
if(!(func1.call(schema32.properties.assume_role.items.properties, key1))){
const err34 = {instancePath:instancePath+"/assume_role/" + i4,schemaPath:"#/properties/assume_role/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data34.duration !== undefined){
if(typeof data34.duration !== "string"){
const err35 = {instancePath:instancePath+"/assume_role/" + i4+"/duration",schemaPath:"#/properties/assume_role/items/properties/duration/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data34.external_id !== undefined){
if(typeof data34.external_id !== "string"){
const err36 = {instancePath:instancePath+"/assume_role/" + i4+"/external_id",schemaPath:"#/properties/assume_role/items/properties/external_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data34.policy !== undefined){
if(typeof data34.policy !== "string"){
const err37 = {instancePath:instancePath+"/assume_role/" + i4+"/policy",schemaPath:"#/properties/assume_role/items/properties/policy/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data34.policy_arns !== undefined){
let data38 = data34.policy_arns;
if(Array.isArray(data38)){
const len5 = data38.length;
for(let i5=0; i5<len5; i5++){
if(typeof data38[i5] !== "string"){
const err38 = {instancePath:instancePath+"/assume_role/" + i4+"/policy_arns/" + i5,schemaPath:"#/properties/assume_role/items/properties/policy_arns/items/type",keyword:"type",params:{type: "string"}};
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
const err39 = {instancePath:instancePath+"/assume_role/" + i4+"/policy_arns",schemaPath:"#/properties/assume_role/items/properties/policy_arns/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data34.role_arn !== undefined){
if(typeof data34.role_arn !== "string"){
const err40 = {instancePath:instancePath+"/assume_role/" + i4+"/role_arn",schemaPath:"#/properties/assume_role/items/properties/role_arn/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data34.session_name !== undefined){
if(typeof data34.session_name !== "string"){
const err41 = {instancePath:instancePath+"/assume_role/" + i4+"/session_name",schemaPath:"#/properties/assume_role/items/properties/session_name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data34.source_identity !== undefined){
if(typeof data34.source_identity !== "string"){
const err42 = {instancePath:instancePath+"/assume_role/" + i4+"/source_identity",schemaPath:"#/properties/assume_role/items/properties/source_identity/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data34.tags !== undefined){
let data43 = data34.tags;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
for(const key2 in data43){
if(typeof data43[key2] !== "string"){
const err43 = {instancePath:instancePath+"/assume_role/" + i4+"/tags/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/assume_role/items/properties/tags/additionalProperties/type",keyword:"type",params:{type: "string"}};
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
const err44 = {instancePath:instancePath+"/assume_role/" + i4+"/tags",schemaPath:"#/properties/assume_role/items/properties/tags/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data34.transitive_tag_keys !== undefined){
let data45 = data34.transitive_tag_keys;
if(Array.isArray(data45)){
const len6 = data45.length;
for(let i6=0; i6<len6; i6++){
if(typeof data45[i6] !== "string"){
const err45 = {instancePath:instancePath+"/assume_role/" + i4+"/transitive_tag_keys/" + i6,schemaPath:"#/properties/assume_role/items/properties/transitive_tag_keys/items/type",keyword:"type",params:{type: "string"}};
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
const err46 = {instancePath:instancePath+"/assume_role/" + i4+"/transitive_tag_keys",schemaPath:"#/properties/assume_role/items/properties/transitive_tag_keys/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/assume_role/" + i4,schemaPath:"#/properties/assume_role/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
else {
const err48 = {instancePath:instancePath+"/assume_role",schemaPath:"#/properties/assume_role/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data.assume_role_with_web_identity !== undefined){
let data47 = data.assume_role_with_web_identity;
if(Array.isArray(data47)){
const len7 = data47.length;
for(let i7=0; i7<len7; i7++){
let data48 = data47[i7];
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
for(const key3 in data48){
if(!(((((((key3 === "duration") || (key3 === "policy")) || (key3 === "policy_arns")) || (key3 === "role_arn")) || (key3 === "session_name")) || (key3 === "web_identity_token")) || (key3 === "web_identity_token_file"))){
const err49 = {instancePath:instancePath+"/assume_role_with_web_identity/" + i7,schemaPath:"#/properties/assume_role_with_web_identity/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data48.duration !== undefined){
if(typeof data48.duration !== "string"){
const err50 = {instancePath:instancePath+"/assume_role_with_web_identity/" + i7+"/duration",schemaPath:"#/properties/assume_role_with_web_identity/items/properties/duration/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data48.policy !== undefined){
if(typeof data48.policy !== "string"){
const err51 = {instancePath:instancePath+"/assume_role_with_web_identity/" + i7+"/policy",schemaPath:"#/properties/assume_role_with_web_identity/items/properties/policy/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data48.policy_arns !== undefined){
let data51 = data48.policy_arns;
if(Array.isArray(data51)){
const len8 = data51.length;
for(let i8=0; i8<len8; i8++){
if(typeof data51[i8] !== "string"){
const err52 = {instancePath:instancePath+"/assume_role_with_web_identity/" + i7+"/policy_arns/" + i8,schemaPath:"#/properties/assume_role_with_web_identity/items/properties/policy_arns/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/assume_role_with_web_identity/" + i7+"/policy_arns",schemaPath:"#/properties/assume_role_with_web_identity/items/properties/policy_arns/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data48.role_arn !== undefined){
if(typeof data48.role_arn !== "string"){
const err54 = {instancePath:instancePath+"/assume_role_with_web_identity/" + i7+"/role_arn",schemaPath:"#/properties/assume_role_with_web_identity/items/properties/role_arn/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data48.session_name !== undefined){
if(typeof data48.session_name !== "string"){
const err55 = {instancePath:instancePath+"/assume_role_with_web_identity/" + i7+"/session_name",schemaPath:"#/properties/assume_role_with_web_identity/items/properties/session_name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data48.web_identity_token !== undefined){
if(typeof data48.web_identity_token !== "string"){
const err56 = {instancePath:instancePath+"/assume_role_with_web_identity/" + i7+"/web_identity_token",schemaPath:"#/properties/assume_role_with_web_identity/items/properties/web_identity_token/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data48.web_identity_token_file !== undefined){
if(typeof data48.web_identity_token_file !== "string"){
const err57 = {instancePath:instancePath+"/assume_role_with_web_identity/" + i7+"/web_identity_token_file",schemaPath:"#/properties/assume_role_with_web_identity/items/properties/web_identity_token_file/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/assume_role_with_web_identity/" + i7,schemaPath:"#/properties/assume_role_with_web_identity/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/assume_role_with_web_identity",schemaPath:"#/properties/assume_role_with_web_identity/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.default_tags !== undefined){
let data57 = data.default_tags;
if(Array.isArray(data57)){
const len9 = data57.length;
for(let i9=0; i9<len9; i9++){
let data58 = data57[i9];
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
for(const key4 in data58){
if(!(key4 === "tags")){
const err60 = {instancePath:instancePath+"/default_tags/" + i9,schemaPath:"#/properties/default_tags/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data58.tags !== undefined){
let data59 = data58.tags;
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
for(const key5 in data59){
if(typeof data59[key5] !== "string"){
const err61 = {instancePath:instancePath+"/default_tags/" + i9+"/tags/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/default_tags/items/properties/tags/additionalProperties/type",keyword:"type",params:{type: "string"}};
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
const err62 = {instancePath:instancePath+"/default_tags/" + i9+"/tags",schemaPath:"#/properties/default_tags/items/properties/tags/type",keyword:"type",params:{type: "object"}};
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
const err63 = {instancePath:instancePath+"/default_tags/" + i9,schemaPath:"#/properties/default_tags/items/type",keyword:"type",params:{type: "object"}};
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
const err64 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data.endpoints !== undefined){
let data61 = data.endpoints;
if(Array.isArray(data61)){
const len10 = data61.length;
for(let i10=0; i10<len10; i10++){
let data62 = data61[i10];
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
for(const key6 in data62){
if(!((key6 === "ec2") || (key6 === "sts"))){
const err65 = {instancePath:instancePath+"/endpoints/" + i10,schemaPath:"#/properties/endpoints/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data62.ec2 !== undefined){
if(typeof data62.ec2 !== "string"){
const err66 = {instancePath:instancePath+"/endpoints/" + i10+"/ec2",schemaPath:"#/properties/endpoints/items/properties/ec2/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data62.sts !== undefined){
if(typeof data62.sts !== "string"){
const err67 = {instancePath:instancePath+"/endpoints/" + i10+"/sts",schemaPath:"#/properties/endpoints/items/properties/sts/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/endpoints/" + i10,schemaPath:"#/properties/endpoints/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
else {
const err69 = {instancePath:instancePath+"/endpoints",schemaPath:"#/properties/endpoints/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data.ignore_tags !== undefined){
let data65 = data.ignore_tags;
if(Array.isArray(data65)){
const len11 = data65.length;
for(let i11=0; i11<len11; i11++){
let data66 = data65[i11];
if(data66 && typeof data66 == "object" && !Array.isArray(data66)){
for(const key7 in data66){
if(!((key7 === "key_prefixes") || (key7 === "keys"))){
const err70 = {instancePath:instancePath+"/ignore_tags/" + i11,schemaPath:"#/properties/ignore_tags/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data66.key_prefixes !== undefined){
let data67 = data66.key_prefixes;
if(Array.isArray(data67)){
const len12 = data67.length;
for(let i12=0; i12<len12; i12++){
if(typeof data67[i12] !== "string"){
const err71 = {instancePath:instancePath+"/ignore_tags/" + i11+"/key_prefixes/" + i12,schemaPath:"#/properties/ignore_tags/items/properties/key_prefixes/items/type",keyword:"type",params:{type: "string"}};
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
const err72 = {instancePath:instancePath+"/ignore_tags/" + i11+"/key_prefixes",schemaPath:"#/properties/ignore_tags/items/properties/key_prefixes/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data66.keys !== undefined){
let data69 = data66.keys;
if(Array.isArray(data69)){
const len13 = data69.length;
for(let i13=0; i13<len13; i13++){
if(typeof data69[i13] !== "string"){
const err73 = {instancePath:instancePath+"/ignore_tags/" + i11+"/keys/" + i13,schemaPath:"#/properties/ignore_tags/items/properties/keys/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
else {
const err74 = {instancePath:instancePath+"/ignore_tags/" + i11+"/keys",schemaPath:"#/properties/ignore_tags/items/properties/keys/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
else {
const err75 = {instancePath:instancePath+"/ignore_tags/" + i11,schemaPath:"#/properties/ignore_tags/items/type",keyword:"type",params:{type: "object"}};
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
const err76 = {instancePath:instancePath+"/ignore_tags",schemaPath:"#/properties/ignore_tags/type",keyword:"type",params:{type: "array"}};
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
const err77 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
